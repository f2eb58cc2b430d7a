// Distinguishing signs of vehicles in international traffic (UN, Vienna Convention on Road Traffic) with the region of ISO 3166 that
// names them in every language: Europe and the Maghreb.
const signs =
  'A:AT AL:AL AND:AD B:BE BG:BG BIH:BA CH:CH CY:CY CZ:CZ D:DE DK:DK DZ:DZ E:ES EST:EE F:FR FIN:FI FL:LI GR:GR H:HU HR:HR I:IT IRL:IE IS:IS L:LU LAR:LY LT:LT LV:LV M:MT MA:MA MC:MC MD:MD MK:MK MNE:ME N:NO NL:NL P:PT PL:PL RIM:MR RO:RO RSM:SM S:SE SK:SK SLO:SI SRB:RS TN:TN TR:TR UA:UA UK:GB'

export const plateCountries = signs.split(' ').map((pair) => {
  const [sign = '', region = ''] = pair.split(':')
  return { sign, region }
})
