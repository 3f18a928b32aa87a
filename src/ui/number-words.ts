const digits = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const
const groups = ['', ' nghìn', ' triệu', ' tỷ', ' nghìn tỷ'] as const

/** Three digits as they are read; `full` when something stands before them. */
function tripleWords(value: number, full: boolean): string {
  const [hundreds, tens, ones] = [Math.floor(value / 100), Math.floor(value / 10) % 10, value % 10]
  const words: string[] = []
  if (hundreds > 0 || full) words.push(`${digits[hundreds]} trăm`)
  if (tens > 1) words.push(`${digits[tens]} mươi`)
  if (tens === 1) words.push('mười')
  if (tens === 0 && ones > 0 && words.length > 0) words.push('linh')
  if (ones > 0) words.push(oneWords(tens, ones))
  return words.join(' ')
}

function oneWords(tens: number, ones: number): string {
  if (ones === 1 && tens > 1) return 'mốt'
  if (ones === 5 && tens > 0) return 'lăm'
  return digits[ones] ?? ''
}

/** "mười bốn nghìn": a whole number as it is read aloud. */
export function numberInWords(amount: number): string {
  const triples: number[] = []
  for (let rest = amount; rest > 0; rest = Math.floor(rest / 1_000)) triples.push(rest % 1_000)
  const words = triples
    .map((value, i) =>
      value === 0 ? '' : tripleWords(value, i < triples.length - 1) + (groups[i] ?? ''),
    )
    .toReversed()
    .filter(Boolean)
    .join(' ')
  return words === '' ? 'không' : words
}

/** "Mười bốn nghìn đồng": an amount of money as papers spell it out. */
export function dongInWords(amount: number): string {
  const text = numberInWords(amount)
  return `${text.charAt(0).toLocaleUpperCase('vi')}${text.slice(1)} đồng`
}
