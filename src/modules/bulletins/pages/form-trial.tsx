import { Button } from '#ui/form.tsx'
import { Player } from '#ui/player.tsx'
import { Script } from '#ui/script.tsx'
import { useView } from '#ui/view.ts'

import { mostTried } from '../trial.ts'

/** What the machine makes of the text as it stands in the form now. */
export type TrialShown = { said: string; src: string | null; isCut: boolean }

type Props = { action: string; trial: TrialShown | undefined }

/** Nghe thử: heard before it is saved. Without scripts the form comes back with everything that was typed. */
export function TrialPart({ action, trial }: Props) {
  const { t } = useView()
  return (
    <div class="trial" id="nghe-thu" data-trial>
      <Button kind="secondary" action={`${action}#nghe-thu`} small>
        {t('Nghe thử', 'Listen')}
      </Button>
      <p class="muted" data-trial-told aria-live="polite">
        {trial?.src === null && t('Chưa có chữ nào để đọc.', 'There is nothing to read yet.')}
      </p>
      <div data-trial-shown hidden={!trial?.src}>
        <p>
          <strong>{t('Đọc là:', 'As it is read:')}</strong>
        </p>
        <p class="as-typed trial__said" data-trial-said>
          {trial?.said}
        </p>
        <Player src={trial?.src ?? ''} label={t('Nghe thử', 'Listen')} />
        <p class="muted" data-trial-cut hidden={!trial?.isCut}>
          {t(
            `Nghe thử chỉ đọc khoảng ${mostTried} chữ cái đầu; lưu rồi sẽ nghe được cả bài.`,
            `Only about the first ${mostTried} letters are read here; all of it once saved.`,
          )}
        </p>
      </div>
      <Script name="island-bulletin" />
    </div>
  )
}
