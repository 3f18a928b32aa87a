// Photos go one by one, made small in the browser: what has arrived stays, and what a broken connection stopped is sent again.
import { onPage, showPage } from '#ui/scripts/lib/page.ts'
import { say } from '#ui/scripts/lib/words.ts'

const longestSide = 2_000

onPage(() => {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-photos]')) tend(form)
})

function tend(form: HTMLFormElement) {
  const inputs = [...form.querySelectorAll<HTMLInputElement>('input[type=file]')]
  for (const button of form.querySelectorAll('button')) button.hidden = true
  for (const input of inputs)
    input.addEventListener('change', () => {
      const chosen = [...(input.files ?? [])]
      if (chosen.length === 0) return
      for (const each of inputs) each.disabled = true
      void sendAll(form, chosen)
    })
}

async function sendAll(form: HTMLFormElement, chosen: readonly File[]) {
  const note = form.querySelector<HTMLElement>('[data-photos-note]')
  const tell = (text: string) => {
    if (note) note.textContent = text
  }
  let answer: Response | undefined
  for (const [n, file] of chosen.entries()) {
    const place = `${n + 1}/${chosen.length}`
    tell(say(`Đang thu nhỏ ảnh ${place}…`, `Making photo ${place} smaller…`))
    const photo = await small(file)
    answer = await sendUntilArrived(
      form,
      photo,
      (share) =>
        tell(say(`Đang gửi ảnh ${place}: ${share} %`, `Sending photo ${place}: ${share} %`)),
      () =>
        tell(
          say(
            `Mất mạng. Ảnh ${place} sẽ tự gửi lại khi có mạng; đừng đóng trang này.`,
            `No connection. Photo ${place} is sent again when it is back; keep this page open.`,
          ),
        ),
    )
    // What was wrong with one photo is shown, and not hidden by the next that is right.
    if (!answer.ok) break
  }
  if (answer) showPage(await answer.text(), answer.ok ? location.pathname : '')
}

/** The photo upright and small, as a JPEG; as it is where the browser cannot read it. */
async function small(file: File): Promise<Blob> {
  try {
    const image = await createImageBitmap(file, { imageOrientation: 'from-image' })
    const scale = Math.min(1, longestSide / Math.max(image.width, image.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(image.width * scale)
    canvas.height = Math.round(image.height * scale)
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
    image.close()
    const made = await new Promise<Blob | null>((done) => {
      canvas.toBlob(done, 'image/jpeg', 0.82)
    })
    return made && made.size < file.size ? made : file
  } catch {
    return file
  }
}

type Tell = (share: number) => void

async function sendUntilArrived(form: HTMLFormElement, photo: Blob, tell: Tell, lost: () => void) {
  const body = new FormData()
  // The same name each time: a photo that did arrive before the answer was lost is not taken twice.
  body.set('_photo', `${Date.now()}-${Math.random()}`)
  body.set('photo', photo, 'anh.jpg')
  for (let wait = 1_000; ; wait = Math.min(wait * 2, 15_000)) {
    const answer = await send(form.action, body, tell)
    if (answer) return answer
    lost()
    await until(wait)
  }
}

/** Only XMLHttpRequest tells how far an upload has come. Undefined when nothing came back. */
const send = (url: string, body: FormData, tell: Tell) =>
  new Promise<Response | undefined>((done) => {
    const request = new XMLHttpRequest()
    request.open('POST', url)
    request.setRequestHeader('accept', 'text/html')
    request.upload.addEventListener('progress', ({ loaded, total, lengthComputable }) => {
      if (lengthComputable) tell(Math.floor((loaded / total) * 100))
    })
    request.addEventListener('load', () =>
      done(
        request.status >= 500
          ? undefined
          : new Response(request.responseText, { status: request.status }),
      ),
    )
    request.addEventListener('error', () => done(undefined))
    request.addEventListener('abort', () => done(undefined))
    request.send(body)
  })

/** Until the network is back, or some seconds. */
const until = (milliseconds: number) =>
  new Promise<void>((done) => {
    setTimeout(done, milliseconds)
    addEventListener('online', () => done(), { once: true })
  })
