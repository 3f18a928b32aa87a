import { stateWords } from '#modules/dossiers/index.ts'
import { Facts } from '#ui/facts.tsx'
import { Notice } from '#ui/notice.tsx'
import { Panel } from '#ui/panel.tsx'
import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import { moments } from '../mirror/domain.ts'
import type { MirrorRecord } from '../mirror/store.ts'
import { momentWords, systemWords } from '../mirror/words.ts'
import { Moment } from './moment.tsx'

/** What anybody who holds the code may see of it: state and dates, where they come from and how old they are. */
export function Tracked({ mirror }: { mirror: MirrorRecord }) {
  const { t } = useView()
  const { state, system, code, procedureName, asOf } = mirror
  return (
    <Panel title={t('Tình trạng hồ sơ', 'Where it stands')}>
      <p class="tags">
        <Tag tone={stateWords[state].tone}>{t(...stateWords[state].text)}</Tag>
      </p>
      <Facts
        rows={[
          [t('Mã hồ sơ', 'Code'), <span class="code">{code}</span>],
          [t('Thủ tục', 'Procedure'), procedureName],
          ...moments.map((name) => {
            const at = mirror[name]
            return at && ([t(...momentWords[name]), <Moment key={name} {...{ at }} />] as const)
          }),
          [t('Nơi giải quyết', 'Settled in'), t(...systemWords[system])],
          [t('Số liệu đến lúc', 'As of'), <When at={asOf} />],
        ]}
      />
      <Notice
        title={t('Hồ sơ này do hệ thống khác quản lý.', 'Another system keeps this application.')}
      >
        <p>
          {t(
            'Xã chỉ ghi lại tình trạng mà hệ thống đó cho biết. Muốn xem mới nhất, mời tra cứu tại ',
            'The commune only repeats what that system said. For the latest, look at ',
          )}
          <a href="https://dichvucong.gov.vn">
            {t('Cổng Dịch vụ công quốc gia', 'the national portal')}
          </a>
          .
        </p>
      </Notice>
    </Panel>
  )
}
