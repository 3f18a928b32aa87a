import { listTitle } from '#modules/procedures/index.ts'
import { Card, Cards } from '#ui/card.tsx'
import { Empty } from '#ui/empty.tsx'
import { Page } from '#ui/layout.tsx'
import { SearchBox } from '#ui/search-box.tsx'
import { useView } from '#ui/view.ts'

type Choice = { code: string; name: string; field: string }
type Props = { asked: string; choices: readonly Choice[] }

/** Which procedure? The ones asked for most are one touch away. */
export function ChoosePage({ asked, choices }: Props) {
  const { t } = useView()
  return (
    <Page frame="staff" title={t('Tiếp nhận hồ sơ', 'Receive an application')} wide>
      <SearchBox
        action="/can-bo/tiep-nhan"
        id="tim-thu-tuc"
        label={t('Tìm thủ tục', 'Find the procedure')}
        hint={t(
          'Tên, mã thủ tục hoặc việc cần làm: sinh con, sao y, mở quán…',
          'Name, code or occasion',
        )}
        big
      />
      <h2>{asked ? t('Kết quả', 'Results') : t('Thường dùng', 'Used most')}</h2>
      {choices.length === 0 ? (
        <Empty title={t('Không tìm thấy thủ tục nào.', 'No procedure found.')} />
      ) : (
        <Cards>
          {choices.map(({ code, name, field }) => (
            <Card
              key={code}
              title={listTitle(name)}
              href={`/can-bo/tiep-nhan/${code}`}
              meta={`${code} · ${field}`}
            />
          ))}
        </Cards>
      )}
    </Page>
  )
}
