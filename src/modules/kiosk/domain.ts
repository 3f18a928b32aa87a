const whole = /^[A-Z0-9.]+-\d{6}-\d{4,}$/
const ending = /^\d{6}-\d{4,}$/

/**
 * The code of a dossier in what a visitor typed or a scanner read: the code itself, the address that the QR code of the
 * receipt leads to, or its last two parts, which go on behind the code of the agency.
 */
export function codeIn(typed: string, agencyCode: string): string | undefined {
  const said = typed.trim().toUpperCase().replaceAll(/\s/g, '')
  const code = /\/(?:TRA-CUU|KIOSK\/HO-SO)\/([A-Z0-9.-]+)/.exec(said)?.[1] ?? said
  if (whole.test(code)) return code
  return ending.test(code) ? `${agencyCode}-${code}` : undefined
}

/** Seconds without a touch or a key after which the first page comes back, and before that how long it is announced. */
export const idle = { seconds: 60, announced: 15 }
