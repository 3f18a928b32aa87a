// The counter of certification by keyboard: frequent names by their number, a running total, Enter goes on. The server does the rest.
import { onPage } from '#ui/scripts/lib/page.ts'

import { certificationFee, type CopyRate } from './fee.ts'

const tended = new WeakSet<HTMLElement>()

const rowsOf = (form: HTMLElement) => [...form.querySelectorAll<HTMLElement>('[data-row]')]
const field = (row: HTMLElement, name: string) =>
  row.querySelector<HTMLInputElement>(`input[name$='.${name}']`)
const button = (form: HTMLElement, name: string) =>
  form.querySelector<HTMLButtonElement>(`button[name='${name}']`)

function onKey(form: HTMLFormElement, event: KeyboardEvent) {
  const at = event.target
  if (event.key !== 'Enter' || !(at instanceof HTMLInputElement)) return
  event.preventDefault()
  if (event.ctrlKey || event.metaKey) {
    expand(form, at)
    return button(form, '_xong')?.click()
  }
  if (at.name === 'nguoi') return lookUpSoon(form)
  const row = at.closest<HTMLElement>('[data-row]')
  if (row) return goOn(form, row, at)
  focusOn(rowsOf(form)[0])
}

/** From field to field; from the last one to the next row; from an empty row to the end. */
function goOn(form: HTMLFormElement, row: HTMLElement, at: HTMLInputElement) {
  expand(form, at)
  if (at.name.endsWith('.ten') && at.value.trim() === '') return button(form, '_xong')?.focus()
  const inputs = [...row.querySelectorAll<HTMLInputElement>('input:not([type=checkbox])')]
  const next = inputs[inputs.indexOf(at) + 1]
  if (next) {
    next.focus()
    return next.select()
  }
  focusOn(rowsOf(form)[rowsOf(form).indexOf(row) + 1] ?? addRow(form, row))
}

const focusOn = (row: HTMLElement | undefined) => row && field(row, 'ten')?.focus()

const mostRows = 20

function addRow(form: HTMLFormElement, last: HTMLElement): HTMLElement | undefined {
  const at = rowsOf(form).length
  if (at >= mostRows) return undefined
  const row = last.cloneNode(true) as HTMLElement
  const renumber = (text: string) => text.replaceAll(`giay.${at - 1}.`, `giay.${at}.`)
  for (const one of row.querySelectorAll<HTMLElement>('[id], [name], [for]'))
    for (const name of ['id', 'name', 'for']) {
      const value = one.getAttribute(name)
      if (value !== null) one.setAttribute(name, renumber(value))
    }
  for (const input of row.querySelectorAll('input')) {
    if (input.type === 'checkbox') input.checked = false
    else input.value = ''
  }
  last.after(row)
  return row
}

function onChange(form: HTMLFormElement, at: EventTarget | null) {
  if (at instanceof HTMLInputElement) expand(form, at)
  total(form)
}

/** A lone digit is the number of a frequent name; a known name brings its usual number of pages. */
function expand(form: HTMLFormElement, at: HTMLInputElement) {
  const row = at.closest<HTMLElement>('[data-row]')
  if (!row || !at.name.endsWith('.ten')) return
  const frequent = [...form.querySelectorAll<HTMLElement>('[data-quick] > li')]
  const picked = /^[1-9]$/.test(at.value) ? frequent[Number(at.value) - 1] : undefined
  if (picked) at.value = picked.textContent
  const option = [...form.querySelectorAll<HTMLOptionElement>('#ten-giay > option')].find(
    ({ value }) => value === at.value,
  )
  const pages = field(row, 'trang')
  const usual = option?.dataset['pages']
  if (pages && pages.value === '' && usual !== undefined) pages.value = usual
  const copies = field(row, 'ban')
  if (copies && copies.value === '' && at.value !== '') copies.value = '1'
  total(form)
}

let idle: number | undefined

/** Scanners end with Enter, with Tab or with nothing. */
function onInput(form: HTMLFormElement, at: EventTarget | null) {
  if (!(at instanceof HTMLInputElement)) return
  if (at.name === 'nguoi' && isWhole(at.value)) {
    clearTimeout(idle)
    idle = window.setTimeout(() => lookUpSoon(form), isCard(at.value) ? 150 : 700)
  }
  total(form)
}

const isCard = (text: string) => /^\d{12}\|[^|]*\|[^|]+\|\d{8}\|.*\|\d{8}/.test(text.trim())

/** A bare number may be the beginning of a card that is still being scanned: it is waited for longer. */
const isWhole = (text: string) => isCard(text) || /^\d{12}$/.test(text.trim())

let asked = ''

/** Asks the server who this is, and shows its answer in place; the papers may be typed meanwhile. */
function lookUpSoon(form: HTMLFormElement) {
  clearTimeout(idle)
  const typed = form.querySelector<HTMLInputElement>('input[name=nguoi]')?.value ?? ''
  focusOn(rowsOf(form)[0])
  if (typed === '' || typed === asked) return
  asked = typed
  void lookUp(form).catch(() => {
    asked = ''
  })
}

async function lookUp(form: HTMLFormElement) {
  const body = new URLSearchParams()
  for (const [name, value] of new FormData(form))
    if (typeof value === 'string') body.append(name, value)
  body.set('_tim', '1')
  const answer = await fetch(form.action, { method: 'POST', body })
  const shown = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const part = shown.querySelector('[data-requester]')
  for (const begin of part?.querySelectorAll('[autofocus]') ?? [])
    begin.removeAttribute('autofocus')
  if (part) form.querySelector('[data-requester]')?.replaceWith(part)
  const isWrong = part?.querySelector('.govuk-error-message, .govuk-input--error')
  if (isWrong) form.querySelector<HTMLInputElement>('input[name=nguoi]')?.focus()
}

function total(form: HTMLFormElement) {
  const output = form.querySelector<HTMLOutputElement>('output[data-total]')
  const { kind, rate = '' } = form.querySelector<HTMLElement>('[data-rows]')?.dataset ?? {}
  if (!output) return
  const copyRate = kind === 'copy' ? (JSON.parse(rate) as CopyRate) : undefined
  const sum = rowsOf(form).reduce((whole, row) => whole + feeOf(row, copyRate), 0)
  output.value = `${sum.toLocaleString('vi-VN')} đ`
}

function feeOf(row: HTMLElement, rate: CopyRate | undefined): number {
  const number = (name: string) => Number(field(row, name)?.value ?? '')
  if (!field(row, 'ten')?.value.trim()) return 0
  if (!rate) {
    const fee = field(row, 'phi')
    return Number((fee?.value || fee?.placeholder || '0').replaceAll(/\D/g, ''))
  }
  const [pages, copies] = [number('trang'), number('ban')]
  const electronic = field(row, 'dt')?.checked ?? false
  return pages > 0 && copies >= 0 ? certificationFee(rate, { pages, copies, electronic }) : 0
}

onPage(() => {
  const form = document.querySelector<HTMLFormElement>('form#chung-thuc')
  if (!form || tended.has(form)) return
  tended.add(form)
  form.addEventListener('keydown', (event) => onKey(form, event))
  form.addEventListener('change', (event) => onChange(form, event.target))
  form.addEventListener('input', (event) => onInput(form, event.target))
  total(form)
})
