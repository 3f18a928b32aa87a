/** The stand-in's own name: no such machine exists, so nothing can be sent outside by mistake. */
export const standInHost = 'truc-gia-lap.example'
export const home = '/gia-lap/truc'
export const servicePath = `${home}/dich-vu`
export const standInAddress = `http://${standInHost}${servicePath}`
/** What the stand-in takes for a token. It protects nothing. */
export const standInToken = 'ma-truy-cap-gia-lap'

export const isStandIn = (address: string): boolean =>
  URL.canParse(address) && new URL(address).hostname === standInHost
