/**
 * Reads a number as Vietnamese people type it: 1.500.000 and 1 500 000 are a million and a half, 12,5
 * is twelve and a half. A single dot before other than three digits is taken as a decimal point.
 */
export function readNumber(text: string | undefined): number | undefined {
  const typed = text?.replace(/[\s\u00a0]/g, '') ?? ''
  if (typed.length > 24) return undefined
  const plain = /^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(typed)
    ? typed.replaceAll('.', '').replace(',', '.')
    : /^-?\d{1,3}(,\d{3}){2,}$/.test(typed)
      ? typed.replaceAll(',', '')
      : typed.replace(',', '.')
  return /^-?\d{1,15}(\.\d{1,6})?$/.test(plain) ? Number(plain) : undefined
}

/** An amount of đồng has no decimals, so 1,500 can only be fifteen hundred. */
export function readMoney(text: string | undefined): number | undefined {
  const typed = text?.replace(/(đồng|vnđ|vnd|đ)\.?$/iu, '').trim()
  const whole = typed && /^\d{1,3}(,\d{3})+$/.test(typed) ? typed.replaceAll(',', '') : typed
  return readNumber(whole)
}

/** The way JSON numbers join what people type: with a decimal comma. */
export const typedNumber = (number: number): string => String(number).replace('.', ',')

/** 1500000.5 → 1.500.000,5 */
export function writeNumber(number: number): string {
  const [whole = '', decimals] = Math.abs(number).toString().split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.')
  return `${number < 0 ? '−' : ''}${grouped}${decimals === undefined ? '' : `,${decimals}`}`
}
