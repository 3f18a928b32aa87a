/** Tên chữ cái, as they are said when something is spelt. */
const letterNames: Readonly<Record<string, string>> = {
  A: 'a',
  Ă: 'á',
  Â: 'ớ',
  B: 'bê',
  C: 'xê',
  D: 'dê',
  Đ: 'đê',
  E: 'e',
  Ê: 'ê',
  F: 'ép',
  G: 'gờ',
  H: 'hát',
  I: 'i',
  J: 'di',
  K: 'ca',
  L: 'lờ',
  M: 'mờ',
  N: 'nờ',
  O: 'o',
  Ô: 'ô',
  Ơ: 'ơ',
  P: 'pê',
  Q: 'quy',
  R: 'rờ',
  S: 'ét',
  T: 'tê',
  U: 'u',
  Ư: 'ư',
  V: 'vê',
  W: 'vê kép',
  X: 'ích',
  Y: 'i dài',
  Z: 'dét',
}

/** "XYZ" → "ích i dài dét". */
export const spelt = (text: string): string =>
  [...text.toLocaleUpperCase('vi')].map((letter) => letterNames[letter] ?? letter).join(' ')

const onset = '(?:b|c|ch|d|đ|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|q|r|s|t|th|tr|v|x)?'
const nucleus = '(?:[aăâeêioôơuưy]{1,3})'
const coda = '(?:c|ch|m|n|ng|nh|p|t)?'
const syllable = new RegExp(`^${onset}${nucleus}${coda}$`, 'u')

/** Whether letters could be a Vietnamese syllable, whatever its tone: "THÔNG" could, "UBND" could not. */
export function isSyllable(text: string): boolean {
  const plain = text
    .toLocaleLowerCase('vi')
    .normalize('NFD')
    .replaceAll(/[\u0300\u0301\u0303\u0309\u0323]/g, '')
    .normalize('NFC')
  return syllable.test(plain) && !/(?<!u)y[cmnpt]/.test(plain)
}
