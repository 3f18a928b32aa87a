import { hamletLabel, type Hamlet, type Unit } from '#modules/units/index.ts'
import { Card, Cards } from '#ui/card.tsx'
import { Empty } from '#ui/empty.tsx'
import { Facts } from '#ui/facts.tsx'
import { Page } from '#ui/layout.tsx'
import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'

import { dutiesOf, type Point, type PointDuty } from '../domain.ts'
import { dutyWords } from '../words.ts'

type Props = { points: readonly Point[]; hamlets: readonly Hamlet[]; unit: Unit }

const tones: Record<PointDuty, 'blue' | 'green' | 'purple'> = {
  supports: 'purple',
  receives: 'blue',
  returns: 'green',
}

/** Nơi tiếp nhận: where to go, when, and what for. */
export function PlacesPage({ points, hamlets, unit }: Props) {
  const { t } = useView()
  const labels = new Map<string, string>(hamlets.map((hamlet) => [hamlet.id, hamletLabel(hamlet)]))
  return (
    <Page
      title={t('Nơi tiếp nhận', 'Where to go')}
      lead={t(
        `Những nơi của ${unit.name} hướng dẫn, nhận hồ sơ và trả kết quả.`,
        `Where ${unit.name} helps, receives applications and hands over results.`,
      )}
    >
      {points.length === 0 ? (
        <Empty title={t('Hồ sơ nộp tại trụ sở.', 'Applications are handed in at the office.')}>
          {unit.contact.address}
          {unit.contact.phone && ` · ${unit.contact.phone}`}
        </Empty>
      ) : (
        <Cards>
          {points.map((point) => (
            <PointCard key={point.id} {...{ point }} hamlet={labels.get(point.hamletId ?? '')} />
          ))}
        </Cards>
      )}
      <p>
        <a href="/lich">{t('Giờ làm việc, ngày nghỉ', 'Opening hours and days off')}</a>
      </p>
      <p>
        <a href="/thu-tuc">
          {t('Tìm thủ tục và giấy tờ cần mang theo', 'Find a procedure and what to bring')}
        </a>
      </p>
    </Page>
  )
}

function PointCard({ point, hamlet }: { point: Point; hamlet: string | undefined }) {
  const { t } = useView()
  const { name, address, hours, phone, purpose } = point
  return (
    <Card title={name}>
      <p class="tags">
        {dutiesOf(point).map((duty) => (
          <Tag key={duty} tone={tones[duty]}>
            {t(...dutyWords[duty])}
          </Tag>
        ))}
      </p>
      {purpose && <p class="as-typed">{purpose}</p>}
      <Facts
        rows={[
          [t('Địa chỉ', 'Address'), address],
          hamlet !== undefined && [t('Thuộc', 'In'), hamlet],
          hours !== null && [t('Giờ làm việc', 'Hours'), hours],
          phone !== null && [
            t('Điện thoại', 'Telephone'),
            <a href={`tel:${phone.replaceAll(/[^\d+]/g, '')}`}>{phone}</a>,
          ],
        ]}
      />
    </Card>
  )
}
