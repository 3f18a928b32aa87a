import { Card, Cards } from '#ui/card.tsx'
import { Band, Hero } from '#ui/hero.tsx'
import { Page } from '#ui/layout.tsx'
import { SearchBox } from '#ui/search-box.tsx'

/** The shape of the commune's home page. */
export function HomeSample() {
  return (
    <Page title="Trang chủ" bare>
      <Hero
        title="Làm thủ tục với xã, từ nhà hoặc tại quầy"
        lead="Tìm thủ tục bằng lời thường ngày, xem cần giấy tờ gì, mất bao lâu, rồi nộp ngay."
      >
        <SearchBox
          big
          action="/thu-tuc"
          id="tim"
          label="Bạn cần làm gì?"
          hint="sinh con, mất giấy tờ, mở quán…"
        />
      </Hero>
      <Band title="Việc hay gặp">
        <Cards>
          <Card title="Sinh con" href="/thu-tuc?viec=sinh-con" meta="6 thủ tục">
            <p>Khai sinh, thẻ bảo hiểm y tế, thường trú cho con</p>
          </Card>
          <Card title="Chứng thực bản sao" href="/thu-tuc/2.000635" meta="Trong ngày">
            <p>Photo có chứng thực từ bản chính</p>
          </Card>
          <Card title="Kết hôn" href="/thu-tuc/1.000894" meta="4 thủ tục">
            <p>Xác nhận tình trạng hôn nhân, đăng ký kết hôn</p>
          </Card>
          <Card title="Mở hộ kinh doanh" href="/thu-tuc/1.001612" meta="5 thủ tục">
            <p>Đăng ký, thay đổi, tạm ngừng, chấm dứt</p>
          </Card>
        </Cards>
      </Band>
      <LifeEvents />
    </Page>
  )
}

/** Cards that are but a name. */
function LifeEvents() {
  const names = ['Sinh con', 'Cưới, kết hôn', 'Người thân mất', 'Con nuôi, giám hộ, nhận con']
  return (
    <Band title="Chuyện trong đời">
      <Cards>
        {names.map((name) => (
          <Card key={name} title={name} href={`/thu-tuc?q=${encodeURIComponent(name)}`} />
        ))}
      </Cards>
    </Band>
  )
}
