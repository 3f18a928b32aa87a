import { Script } from '#ui/script.tsx'
import { useView } from '#ui/view.ts'

import { idle } from '../domain.ts'
import { startAgain } from '../where.ts'

/** What without scripts brings the first page back. */
export const leaves = { to: startAgain, seconds: idle.seconds }

/** Announces that the first page is about to come back; a touch or a key is enough to stay. */
export function Idle({ isChanged }: { isChanged: boolean }) {
  const { t } = useView()
  return (
    <>
      <output
        class="kiosk-idle"
        data-idle={idle.seconds}
        data-announced={idle.announced}
        data-changed={isChanged || undefined}
        data-to={startAgain}
        data-said={t(
          `Màn hình sắp về trang đầu. Chạm vào màn hình hoặc bấm một phím để xem tiếp.`,
          'The first page is about to come back. Touch the screen or press a key to stay.',
        )}
      />
      <Script name="island-kiosk" />
    </>
  )
}
