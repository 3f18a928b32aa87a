import { whyNotEnrolled } from './asking.ts'
import type { Device } from './device.ts'
import type { Lines } from './lines.ts'
import { fetchPlan } from './planning.ts'
import { stopNow } from './sounding.ts'
import { stateOf } from './waking.ts'
import { sleep } from './world.ts'

/** What a device says of itself to be enrolled. */
export type Asking = { code: string; firmware: string; serial?: string }

const pause = 30_000

/** Đăng ký: asks until a cluster waits for our code. */
export async function enrol(device: Device, lines: Lines, asking: Asking): Promise<void> {
  const { state, store, server, world, log } = device
  while (!state.enrolled && !state.isOver) {
    const told = await world.io(server.enrol(asking)).catch((error: unknown) => {
      log(whyNotEnrolled(error))
      return null
    })
    if (told) {
      store.forget()
      store.saveEnrolled(told)
      renew(device)
      log(`is cluster ${told.cluster.code}, ${told.cluster.name}`)
      lines.open()
      void fetchPlan(device).then(() => lines.beat())
    } else {
      if (told === undefined)
        log(
          'Chưa có cụm loa nào chờ mã này; hỏi lại sau 30 giây. (No cluster waits for this code.)',
        )
      await sleep(world, pause)
    }
  }
}

/** Bị thu hồi: silent at once; the log of plays stays, for whoever enrols us again. */
export function endEnrolment(device: Device, lines: Lines): void {
  device.log('revoked: silent until somebody enrols us again')
  stopNow(device, { result: 'partial', why: 'withdrawn' })
  device.store.forget()
  void lines.close()
  renew(device)
}

const renew = ({ state, store }: Device) =>
  Object.assign(state, { ...stateOf(store), now: state.now, isOver: state.isOver })
