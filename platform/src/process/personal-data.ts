/** What a service holds of a person, and how it leaves. */
export type PersonalData = {
  /** All of it, for the person to read. */
  export: (userId: string) => Promise<Readonly<Record<string, unknown>>>
  /** Takes it away; what a law keeps is parted from the person. Doing it twice changes nothing. */
  erase: (userId: string) => Promise<void>
}

/** That of every service of this process, asked when all are open. */
export type AllPersonalData = () => readonly ({ service: string } & PersonalData)[]
