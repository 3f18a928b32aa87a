// Brings a form up to date when an answer changes what is asked, without losing what is being typed.
import { onPage } from '#ui/scripts/lib/page.ts'
import { say } from '#ui/scripts/lib/words.ts'

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement

const helping = new Set(['_refresh', '_add', '_remove'])
const tended = new WeakSet<HTMLFormElement>()
let latest: AbortController | undefined

onPage(() => {
  const form = document.querySelector<HTMLElement>('[data-form-fields]')?.closest('form')
  if (!form || tended.has(form)) return
  tended.add(form)
  form.addEventListener('change', ({ target }) => {
    if (isControl(target) && isWatched(form, target.name)) void renew(form, '_refresh', '1')
  })
  form.addEventListener('submit', (event) => {
    const { submitter } = event
    if (!(submitter instanceof HTMLButtonElement) || !helping.has(submitter.name)) return
    event.preventDefault()
    void renew(form, submitter.name, submitter.value)
  })
})

const isControl = (target: unknown): target is Control =>
  target instanceof HTMLInputElement ||
  target instanceof HTMLSelectElement ||
  target instanceof HTMLTextAreaElement

const partOf = (root: ParentNode) => root.querySelector<HTMLElement>('[data-form-fields]')

function isWatched(form: HTMLFormElement, name: string) {
  const watched = partOf(form)?.dataset['watch']?.split(' ') ?? []
  return watched.includes(name.replace(/\.\d+\./, '.*.'))
}

/** Asks the server for the form as it should look now and puts it in the place of the old one. */
async function renew(form: HTMLFormElement, button: string, value: string) {
  latest?.abort()
  latest = new AbortController()
  const sent = typedIn(form)
  const next = await fetchPart(form, [...sent, [button, value]], latest.signal)
  if (next === 'superseded') return
  if (next === null) return button === '_refresh' ? undefined : sendPlainly(form, button, value)
  if (button !== '_remove') keepTyping(form, new Map(sent), next)
  swap(form, next)
  if (button === '_add') focusLastRow(next, value)
}

function swap(form: HTMLFormElement, next: HTMLElement) {
  const focused = document.activeElement?.id ?? ''
  partOf(form)?.replaceWith(next)
  document.getElementById(focused)?.focus({ preventScroll: true })
  const note = next.querySelector('[data-form-note]')
  if (note) note.textContent = say('Biểu mẫu đã được cập nhật', 'The form has been updated')
}

async function fetchPart(form: HTMLFormElement, fields: [string, string][], signal: AbortSignal) {
  try {
    const body = new URLSearchParams(fields)
    const answer = await fetch(form.action, { method: 'POST', body, signal })
    return partOf(new DOMParser().parseFromString(await answer.text(), 'text/html'))
  } catch {
    return signal.aborted ? ('superseded' as const) : null
  }
}

const typedIn = (form: HTMLFormElement) =>
  [...new FormData(form)].filter((field): field is [string, string] => typeof field[1] === 'string')

/** What was typed while the answer was on its way is put into the new fields. */
function keepTyping(form: HTMLFormElement, sent: ReadonlyMap<string, string>, next: HTMLElement) {
  const later = typedIn(form).filter(([name, value]) => sent.get(name) !== value)
  for (const [name, value] of later) {
    for (const control of next.querySelectorAll<Control>(`[name="${CSS.escape(name)}"]`)) {
      if (control instanceof HTMLInputElement && /radio|checkbox/.test(control.type))
        control.checked = control.value === value
      else control.value = value
    }
  }
}

function focusLastRow(part: HTMLElement, section: string) {
  const controls = part.querySelectorAll<Control>(`[name^="${CSS.escape(section)}."]`)
  const last = [...controls].at(-1)?.name.split('.')[1]
  ;[...controls].find(({ name }) => name.split('.')[1] === last)?.focus()
}

/** The way without script, when the short way failed. */
function sendPlainly(form: HTMLFormElement, name: string, value: string) {
  const input = document.createElement('input')
  Object.assign(input, { type: 'hidden', name, value })
  form.append(input)
  form.submit()
}
