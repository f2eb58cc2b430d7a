export type Centre = {
  centreId: string
  /** Two to six capitals and digits; the beginning of every certificate number of this centre. */
  station: string
  name: string
  place: string
  /** IANA zone; dates of tests are dates here. */
  timeZone: string
  profileId: string
  bays: readonly string[]
}
