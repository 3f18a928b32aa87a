import { Empty } from '#ui/empty.tsx'
import { ButtonLink } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Pager } from '#ui/table.tsx'
import { useView } from '#ui/view.ts'

import type { Share } from '../store.ts'
import { ShareCards } from './parts.tsx'

type Props = { shares: readonly Share[]; next: string | null; now: Temporal.Instant }

/** All links of one person. */
export function AllSharesPage({ shares, next, now }: Props) {
  const { t } = useView()
  return (
    <Page
      title={t('Kết quả tôi đã chia sẻ', 'Results I have shared')}
      crumbs={[{ href: '/cua-toi', text: t('Hồ sơ của tôi', 'My applications') }]}
    >
      {shares.length === 0 ? (
        <Empty
          title={t('Bạn chưa chia sẻ kết quả nào.', 'You have not shared any result.')}
          action={
            <ButtonLink href="/cua-toi">
              {t('Chọn hồ sơ đã có kết quả', 'Choose a finished application')}
            </ButtonLink>
          }
        />
      ) : (
        <ShareCards {...{ shares, now }} named />
      )}
      <Pager {...{ next }} />
    </Page>
  )
}
