import type { ServerResponse } from 'node:http'

import type { OggPage } from '#platform/sound/index.ts'

/** What a device may leave lying before its connection is given up, in bytes: about a minute. */
const mostUnread = 300 * 1024

/** The devices that listen to one talk in this process. Whoever comes late hears the head of the stream first, then what is said now. */
export function ears() {
  const listeners = new Map<ServerResponse, { isGreeted: boolean }>()
  const head: Buffer[] = []

  return {
    add(out: ServerResponse) {
      listeners.set(out, { isGreeted: false })
      out.on('error', () => {}).once('close', () => listeners.delete(out))
    },
    /** Pages that end before `from`, in samples, are only kept when they are the head. */
    hear({ bytes, granule }: OggPage, from: number) {
      if (granule === 0) head.push(bytes)
      else if (granule >= from) for (const [out, state] of listeners) send(out, state, bytes)
    },
    isEmpty: () => listeners.size === 0,
    end() {
      for (const out of listeners.keys()) out.end()
    },
  }

  function send(out: ServerResponse, state: { isGreeted: boolean }, bytes: Buffer) {
    if (out.writableLength > mostUnread) return void out.destroy()
    if (!state.isGreeted) for (const page of head) out.write(page)
    state.isGreeted = true
    out.write(bytes)
  }
}
