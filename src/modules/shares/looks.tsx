import type { FastifyRequest } from 'fastify'

import { Panel } from '#ui/panel.tsx'
import { useView } from '#ui/view.ts'

import { OpeningsTable } from './pages/parts.tsx'
import { shareOpenings, type ShareOpening } from './store.ts'

/** For the page that tells a citizen who has seen what is hers. */
export async function openingsByLink(req: FastifyRequest) {
  const person = req.who.person ?? ''
  const openings = await req.db.read((q) => shareOpenings(q, req.who.unit, { person }))
  return <ByLink {...{ openings }} />
}

function ByLink({ openings }: { openings: readonly ShareOpening[] }) {
  const { t } = useView()
  return (
    <Panel title={t('Người mở bằng đường dẫn bạn chia sẻ', 'Opened by a link you shared')}>
      <OpeningsTable {...{ openings }} />
      <p>
        <a href="/cua-toi/chia-se">{t('Xem và thu hồi các đường dẫn', 'See and withdraw links')}</a>
      </p>
    </Panel>
  )
}
