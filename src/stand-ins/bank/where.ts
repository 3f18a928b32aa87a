export const home = '/gia-lap/ngan-hang'
/** The key that the stand-in signs with. It is public and protects nothing: no real account may have it. */
export const standInKey = 'khoa-bao-co-cua-ngan-hang-minh-hoa'

/** Where the code of a bill leads in a demonstration; `back` is the page that shows the code. */
export const payAddress = (payload: string, back: string): string =>
  `${home}?${new URLSearchParams({ ma: payload, ve: back }).toString()}`

/** Only to pages that show a code, never away from the program. */
export const backShape =
  /^\/(?:(?:can-bo\/ho-so|cua-toi\/ho-so|tra-cuu)\/[\w.-]{1,80}\/nop-tien|kiosk\/ho-so\/[\w.-]{1,80})$/
