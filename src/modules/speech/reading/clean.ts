import type { Rule } from './rule.ts'

/** Letters that only look different: bold ones of social networks, full-width ones. */
const dressed = /[\u{1D400}-\u{1D7FF}\uFF01-\uFF5E]/gu

/** Circled, Roman in one sign, halves, digits of other scripts; not the small 2 of square metres. */
const otherNumbers = /(?![²³])[^\P{N}0-9]/gu

const tag = /<\/?[a-z!?][^<>]{0,300}>/gi
const invisible = /[\p{Cf}\p{Co}\p{Cn}\p{Cs}]/gu
const control = /[\0-\x08\x0b-\x1f\x7f-\x9f]/g
const pictures =
  /[\p{Extended_Pictographic}\p{Regional_Indicator}\u{1F3FB}-\u{1F3FF}]|\u20E3|\uFE0E|\uFE0F/gu

/** "5 000 000 đồng". */
const spaced =
  /(?<![\d.,])[1-9]\d{0,2}(?: \d{3})+(?= ?(?:đồng|đ|VNĐ|người|hộ|m|ha|kg|tấn)(?!\p{L}))/gu

/** What nobody can say: tags, controls, pictures, marks that cannot be seen. None of it reaches the voice. */
export const cleaned: Rule = (text) =>
  text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(dressed, (letter) => letter.normalize('NFKC'))
    .replaceAll(otherNumbers, (number) => number.normalize('NFKC').replace('\u2044', '/'))
    .normalize('NFC')
    .replaceAll('\u00a0', ' ')
    .replaceAll(tag, ' ')
    .replaceAll(pictures, ' ')
    .replaceAll(invisible, '')
    .replaceAll(control, ' ')
    .replaceAll(/[\u2010-\u2012]/g, '-')
    .replaceAll(/[^\S\n]+/g, ' ')
    .replaceAll(/\s*\n\s*/g, '\n')
    .replaceAll(spaced, (number) => number.replaceAll(' ', ''))
    .replaceAll(/[\u2013-\u2015\u2212]/g, '–')

/** Marks that are said, and how; by themselves or beside a number. */
const saidMarks: readonly (readonly [mark: RegExp, said: string])[] = [
  [/\s*&+\s*/g, ' và '],
  [/(?<=[\p{L}\p{N}])\s*\+\s*(?=[\p{L}\p{N}])/gu, ' cộng '],
  [/(?<=[\p{L}\p{N}])\s*=\s*(?=[\p{L}\p{N}])/gu, ' bằng '],
  [/\s*≥\s*/g, ' từ '],
  [/\s*≤\s*/g, ' đến '],
  [/(?<=\s)>\s?(?=[\p{L}\p{N}])/gu, 'trên '],
  [/(?<=\s)<\s?(?=[\p{L}\p{N}])/gu, 'dưới '],
  [/(?<!\p{L})và\/hoặc(?!\p{L})/giu, 'và hoặc'],
]

const heads = /^[ \t]*(?:[-–+*]+(?=\s)|[•●▪◦○■□✓➢►]+|\p{N}{1,2}[.)](?=\s)|[a-zđ]\)(?=\s))[ \t]*/gimu

/** A list: what stands at the head of a line is said with a pause, a dot of decoration is not. */
export const listHeads: Rule = (text) =>
  text.replaceAll(heads, (head) => {
    const name = head.replaceAll(/[^\p{L}\p{N}]/gu, '')
    return name === '' ? '' : `${name}, `
  })

/** Whatever is left that is neither a word nor a pause. */
export const tidied: Rule = (text) => {
  const said = saidMarks.reduce((so, [mark, word]) => so.replaceAll(mark, word), text)
  return said
    .replaceAll(/\.{2,}|…/g, '.')
    .replaceAll(/[()]|\s[-–]+\s|–|(?<=\p{L})\s*\/\s*(?=\p{L})/gu, ', ')
    .replaceAll(/[^\p{L}\p{M}\s.,;:?!]/gu, ' ')
    .split('\n')
    .map(tidyLine)
    .filter(Boolean)
    .join('\n')
}

const tidyLine = (line: string) =>
  line
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?([.,;:?!])(?: ?[,;:])*/g, '$1')
    .replaceAll(/[,;:]+(?= ?[.?!])/g, '')
    .replaceAll(/([.?!])(?: ?[.?!])+/g, '$1')
    .replaceAll(/([,;:?!]|\.(?!\d))(?=[^\s])/g, '$1 ')
    .replace(/^[\s.,;:?!]+/, '')
    .trim()
