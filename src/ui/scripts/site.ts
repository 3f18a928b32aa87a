// On every page. Nothing here is needed: without it the same forms and links work.
import { onFree, onPage } from './lib/page.ts'
import { say } from './lib/words.ts'

const wide = matchMedia('(min-width: 56rem)')

/** Browsers that cannot open a folded menu by style have it opened here, where there is room. */
function unfold() {
  if (CSS.supports('selector(::details-content)')) return
  for (const fold of document.querySelectorAll<HTMLDetailsElement>(
    '.site-menu, .side__menu, .filters',
  )) {
    fold.open = wide.matches
  }
}

/** After a refused form the reader, seeing or listening, begins at the summary of what is wrong. */
function focusOnErrors() {
  const summary = document.querySelector<HTMLElement>('[data-error-summary]')
  summary?.focus()
  summary?.addEventListener('click', (event) => {
    if (!(event.target instanceof HTMLAnchorElement)) return
    const field = document.getElementById(decodeURIComponent(event.target.hash.slice(1)))
    if (!field) return
    event.preventDefault()
    // The label comes into sight with the field, not the field alone at the upper edge.
    ;(field.closest('.govuk-form-group') ?? field).scrollIntoView()
    field.focus({ preventScroll: true })
  })
}

/** A second press while the first is under way does nothing. The button says what is happening. */
function sendOnce() {
  document.addEventListener('submit', (event) => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || event.defaultPrevented) return
    if (form.dataset['sent'] !== undefined) return event.preventDefault()
    if (form.method !== 'post') return
    form.dataset['sent'] = ''
    if (event.submitter instanceof HTMLButtonElement) busy(event.submitter)
  })
  addEventListener('pageshow', release)
  onFree(release)
}

function busy(button: HTMLButtonElement) {
  if (!button.classList.contains('button')) return
  button.dataset['text'] = button.textContent
  button.ariaBusy = 'true'
  // aria-disabled, not disabled: a disabled button's name and value are not sent.
  button.ariaDisabled = 'true'
  button.textContent = say('Đang gửi…', 'Sending…')
}

/** Coming back by the browser's history, the page must be usable again. */
function release() {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-sent]')) {
    delete form.dataset['sent']
  }
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-text]')) {
    button.textContent = button.dataset['text'] ?? ''
    button.ariaBusy = button.ariaDisabled = null
    delete button.dataset['text']
  }
}

function tendTextAreas() {
  for (const area of document.querySelectorAll('textarea')) {
    const tend = () => {
      grow(area)
      countLeft(area)
    }
    area.addEventListener('input', tend)
    tend()
  }
}

function grow(area: HTMLTextAreaElement) {
  if (area.scrollHeight <= area.clientHeight) return
  // Through the style object: the content security policy forbids style attributes, not this.
  area.style.height = `${area.scrollHeight + 4}px`
}

function countLeft(area: HTMLTextAreaElement) {
  const max = Number(area.dataset['max'])
  const note = document.getElementById(`${area.id}-count`)
  if (!max || !note) return
  const left = max - area.value.length
  note.classList.toggle('count-left--over', left < 0)
  note.textContent =
    left < 0
      ? say(`Thừa ${-left} chữ cái và dấu cách`, `${-left} characters too many`)
      : say(`Còn ${left} chữ cái và dấu cách`, `${left} characters left`)
}

/** Menus that hang over the page close on Escape and on a press elsewhere. */
function closeMenus() {
  document.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape') return
    for (const menu of openMenus()) {
      menu.open = false
      menu.querySelector('summary')?.focus()
    }
  })
  document.addEventListener('click', ({ target }) => {
    if (!(target instanceof Node)) return
    for (const menu of openMenus()) if (!menu.contains(target)) menu.open = false
  })
}

const openMenus = () => document.querySelectorAll<HTMLDetailsElement>('details.user-menu[open]')

/** "/" goes to the search, as in most programs that officers use all day. */
function searchByKey() {
  document.addEventListener('keydown', (event) => {
    const at = event.target
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return
    if (at instanceof HTMLElement && at.closest('input, textarea, select')) return
    const field = document.querySelector<HTMLInputElement>('.top-bar .search__input')
    if (!field) return
    event.preventDefault()
    field.focus()
    field.select()
  })
}

/** A fade between pages that the browser gives up, because the reader has gone on, is no error. */
function forgiveFades() {
  const forgive = ({ viewTransition: fade }: { viewTransition: ViewTransition | null }) => {
    fade?.ready.catch(() => {})
    fade?.finished.catch(() => {})
    return fade
  }
  addEventListener('pageswap', (event) => {
    const fade = forgive(event)
    // Past the sign-in another style is fetched for the first time: without it there is nothing to fade to.
    if (document.body.classList.contains('frame-plain')) fade?.skipTransition()
  })
  addEventListener('pagereveal', forgive)
}

onPage(() => {
  unfold()
  focusOnErrors()
  tendTextAreas()
})
wide.addEventListener('change', unfold)
sendOnce()
forgiveFades()
closeMenus()
searchByKey()
