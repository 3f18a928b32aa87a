import {
  bytesText,
  isDict,
  name,
  PdfFault,
  ref,
  type Dict,
  type Text,
  type Value,
} from './values.ts'

const space = new Set([0, 9, 10, 12, 13, 32])
const delimiters = new Set([...'()<>[]{}/%'].map((sign) => sign.charCodeAt(0)))
const code = (sign: string) => sign.charCodeAt(0)
const [open, close, less, more] = ['(', ')', '<', '>'].map(code) as [number, number, number, number]

const deepest = 60
const mostItems = 200_000

/** Reads values one after the other; every step goes forward, so it ends. */
export class Lexer {
  readonly bytes: Uint8Array
  at: number
  #items = 0

  constructor(bytes: Uint8Array, at = 0) {
    if (!Number.isSafeInteger(at) || at < 0 || at > bytes.length)
      throw new PdfFault('place outside')
    this.bytes = bytes
    this.at = at
  }

  skip() {
    for (;;) {
      const sign = this.bytes[this.at]
      if (sign === undefined) return
      if (space.has(sign)) this.at += 1
      else if (sign === code('%')) this.#skipComment()
      else return
    }
  }

  #skipComment() {
    while (this.at < this.bytes.length && this.bytes[this.at] !== 10 && this.bytes[this.at] !== 13)
      this.at += 1
  }

  /** Signs up to the next space or delimiter. */
  word(): string {
    this.skip()
    const from = this.at
    while (this.at < this.bytes.length && !this.#ends(this.bytes[this.at] ?? 0)) this.at += 1
    if (this.at - from > 400) throw new PdfFault('word too long')
    return Buffer.from(this.bytes.subarray(from, this.at)).toString('latin1')
  }

  #ends = (sign: number) => space.has(sign) || delimiters.has(sign)

  /** Whether this word comes next; if so it is passed. */
  passes(word: string): boolean {
    const before = this.at
    if (this.word() === word) return true
    this.at = before
    return false
  }

  whole(): number {
    const word = this.word()
    if (!/^\d{1,15}$/.test(word)) throw new PdfFault('number expected')
    return Number(word)
  }

  value(depth = 0): Value {
    if (depth > deepest) throw new PdfFault('nested too deeply')
    this.#items += 1
    if (this.#items > mostItems) throw new PdfFault('too many values')
    this.skip()
    const sign = this.bytes[this.at]
    if (sign === undefined) throw new PdfFault('ends too early')
    if (sign === code('/')) return this.#name()
    if (sign === open) return this.#literal()
    if (sign === less) return this.bytes[this.at + 1] === less ? this.#dict(depth) : this.#hex()
    if (sign === code('[')) return this.#list(depth)
    return this.#wordOrNumber()
  }

  #name() {
    this.at += 1
    const from = this.at
    while (this.at < this.bytes.length && !this.#ends(this.bytes[this.at] ?? 0)) this.at += 1
    const written = Buffer.from(this.bytes.subarray(from, this.at)).toString('latin1')
    return name(
      written.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) =>
        String.fromCharCode(parseInt(hex, 16)),
      ),
    )
  }

  #list(depth: number): Value[] {
    this.at += 1
    const list: Value[] = []
    for (;;) {
      this.skip()
      if (this.bytes[this.at] === code(']')) break
      list.push(this.value(depth + 1))
    }
    this.at += 1
    return list
  }

  #dict(depth: number): Dict {
    this.at += 2
    const dict: Dict = new Map()
    for (;;) {
      this.skip()
      if (this.bytes[this.at] === more && this.bytes[this.at + 1] === more) break
      if (this.bytes[this.at] !== code('/')) throw new PdfFault('key expected')
      const key = this.#name().name
      // Readers differ on which of two equal keys counts: such a file says two things at once.
      if (dict.has(key)) throw new PdfFault('a key twice')
      dict.set(key, this.value(depth + 1))
    }
    this.at += 2
    return dict
  }

  #hex(): Text {
    const from = this.at
    const end = this.bytes.indexOf(more, from)
    if (end < 0) throw new PdfFault('string does not end')
    const digits = Buffer.from(this.bytes.subarray(from + 1, end))
      .toString('latin1')
      .replace(/[\0\t\n\f\r ]/g, '')
    if (!/^[0-9a-fA-F]*$/.test(digits)) throw new PdfFault('not hexadecimal')
    this.at = end + 1
    const even = digits.length % 2 === 0 ? digits : `${digits}0`
    return { is: 'text', bytes: Buffer.from(even, 'hex'), from, to: this.at }
  }

  #literal(): Text {
    const from = this.at
    const out: number[] = []
    let level = 0
    for (;;) {
      const sign = this.bytes[this.at]
      if (sign === undefined) throw new PdfFault('string does not end')
      this.at += 1
      if (sign === code('\\')) this.#escaped(out)
      else {
        if (sign === open) level += 1
        if (sign === close) level -= 1
        if (level === 0) break
        if (!(level === 1 && sign === open && this.at === from + 1)) out.push(sign)
      }
    }
    return { ...bytesText(Uint8Array.from(out)), from, to: this.at }
  }

  #escaped(out: number[]) {
    const sign = this.bytes[this.at] ?? 0
    const octal = /^[0-7]{1,3}/.exec(
      Buffer.from(this.bytes.subarray(this.at, this.at + 3)).toString('latin1'),
    )?.[0]
    if (octal) {
      this.at += octal.length
      out.push(parseInt(octal, 8) & 0xff)
      return
    }
    this.at += 1
    if (sign === 13 && this.bytes[this.at] === 10) this.at += 1
    if (sign === 10 || sign === 13) return
    out.push({ n: 10, r: 13, t: 9, b: 8, f: 12 }[String.fromCharCode(sign)] ?? sign)
  }

  #wordOrNumber(): Value {
    const before = this.at
    const word = this.word()
    if (word === 'true') return true
    if (word === 'false') return false
    if (word === 'null') return null
    if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(word)) {
      this.at = before
      throw new PdfFault('unknown word')
    }
    return /^\d{1,10}$/.test(word) ? this.#refOr(Number(word)) : Number(word)
  }

  #refOr(number: number): Value {
    const after = this.at
    const generation = this.word()
    if (/^\d{1,5}$/.test(generation) && this.passes('R')) return ref(number, Number(generation))
    this.at = after
    return number
  }
}

export function dictAt(lexer: Lexer): Dict {
  const value = lexer.value()
  if (!isDict(value)) throw new PdfFault('dictionary expected')
  return value
}
