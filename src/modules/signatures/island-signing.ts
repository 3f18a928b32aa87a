// Talks with a plug-in of the browser. It answers `xaso:plug-in` when it is there; `xaso:sign` asks it, `xaso:signed` or `xaso:not-signed`
// is its answer. Details are JSON text, which every kind of extension can read.
import { onPage } from '#ui/scripts/lib/page.ts'

const tended = new WeakSet<HTMLElement>()

type Said = { signature?: unknown; message?: unknown }

function saidIn(event: Event): Said {
  const detail: unknown = event instanceof CustomEvent ? event.detail : undefined
  try {
    return (typeof detail === 'string' ? JSON.parse(detail) : {}) as Said
  } catch {
    return {}
  }
}

const box = () => document.querySelector<HTMLElement>('[data-plug-in]')

function here() {
  for (const part of box()?.querySelectorAll<HTMLElement>('[data-plug-in-here]') ?? [])
    part.hidden = false
}

function signed(event: Event) {
  const { signature } = saidIn(event)
  const field = document.querySelector<HTMLTextAreaElement>('textarea[name=signature]')
  if (!field || typeof signature !== 'string') return
  field.value = signature
  field.form?.requestSubmit()
}

function notSigned(event: Event) {
  const { message } = saidIn(event)
  const said = box()?.querySelector('[data-plug-in-said]')
  if (said && typeof message === 'string') said.textContent = message.slice(0, 300)
}

document.addEventListener('xaso:plug-in', here)
document.addEventListener('xaso:signed', signed)
document.addEventListener('xaso:not-signed', notSigned)

onPage(() => {
  const order = box()
  if (!order || tended.has(order)) return
  tended.add(order)
  const { attributes, hash, certificate } = order.dataset
  order.querySelector('button')?.addEventListener('click', () => {
    const detail = JSON.stringify({ attributes, hash, certificate, algorithm: 'SHA-256' })
    document.dispatchEvent(new CustomEvent('xaso:sign', { detail }))
  })
  document.dispatchEvent(new Event('xaso:order'))
})
