import { basename } from 'node:path'

const words = {
  template: 'the template has a fault',
  'too-slow': 'it took longer than the time limit',
  crashed: 'the press ended in the middle of it',
  busy: 'too many documents are waiting',
}

/** Why a document did not come out. The message holds nothing of the data of the document. */
export class PdfError extends Error {
  readonly why: keyof typeof words

  constructor(why: keyof typeof words, template: string, detail?: string) {
    super(`Could not print ${basename(template)}: ${words[why]}${detail ? ` (${detail})` : ''}`)
    this.name = 'PdfError'
    this.why = why
  }
}

/** The compiler quotes the text it stumbled over; that text may be a citizen's, and errors are logged. */
export const withoutQuotes = (message: string) =>
  message
    .replace(/`[^`]*`/gu, '`…`')
    .replace(/(panicked with: ).*/su, '$1…')
    .trim()
    .slice(0, 1000)
