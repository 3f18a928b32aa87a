import { ErrorSummary } from '#ui/errors.tsx'
import {
  Checkboxes,
  DateField,
  FileField,
  Radios,
  Select,
  TextArea,
  TextField,
} from '#ui/field.tsx'
import { Actions, AllRequired, Button, ButtonLink, FieldRow, Fieldset, Form } from '#ui/form.tsx'
import { Steps } from '#ui/steps.tsx'

import { endlessName } from './invented.ts'

const filled = {
  fullName: endlessName,
  idNumber: '0790123456',
  birthDate: '31/02/2026',
  reason: '<script>alert("x")</script> Tôi đã nộp bản chính ngày 02/09 tại quầy số 3.',
  receive: 'post',
  papers: 'birth\nmarriage',
}

const errors = {
  fullName: 'Họ tên dài quá 200 chữ cái',
  idNumber: 'Số định danh có 12 chữ số, bạn mới điền 10',
  birthDate: 'Ngày sinh không có trong lịch: tháng 2 năm 2026 có 28 ngày',
  ward: 'Chọn nơi cư trú',
  reason: 'Lý do không được chứa mã lệnh',
  receive: 'Chọn cách nhận kết quả',
  papers: 'Chọn ít nhất một giấy tờ',
  scan: 'Tệp “anh.pdf” thật ra là tệp thực thi nên không nhận',
  _form: 'Hồ sơ này vừa được người khác chuyển bước, hãy xem lại trước khi gửi.',
}

const receive = [
  { value: 'desk', text: 'Nhận tại Trung tâm Phục vụ hành chính công' },
  { value: 'post', text: 'Qua bưu chính, về tận nhà', hint: 'Bưu tá thu cước khi giao' },
  { value: 'e', text: 'Bản điện tử', disabled: true, hint: 'Thủ tục này chưa có bản điện tử' },
]

const papers = [
  { value: 'birth', text: 'Giấy khai sinh' },
  { value: 'marriage', text: 'Giấy chứng nhận kết hôn' },
  { value: 'land', text: 'Giấy chứng nhận quyền sử dụng đất', hint: 'Bản chính để đối chiếu' },
]

const wards = [
  { value: '1', text: 'Ấp Bình Hòa' },
  { value: '2', text: 'Ấp Bình Lợi' },
]

/** A form that came back: filled as it was, every message beside its field. */
export function RefusedForm() {
  const retry = { filled, errors }
  return (
    <section>
      <h2>Biểu mẫu bị trả lại</h2>
      <ErrorSummary {...retry} />
      <Form action="/mau" multipart once="01a0" autosave="/nhap/1">
        <TextField name="fullName" label="Họ, chữ đệm, tên" {...retry} autocomplete="name" />
        <TextField name="idNumber" label="Số định danh cá nhân" code width={20} {...retry} />
        <DateField name="birthDate" label="Ngày sinh" {...retry} />
        <Select name="ward" label="Nơi cư trú" options={wards} blank="Chọn ấp" {...retry} />
        <TextArea name="reason" label="Lý do" max={500} {...retry} />
        <Radios name="receive" legend="Nhận kết quả" options={receive} {...retry} />
        <Checkboxes name="papers" legend="Giấy tờ nộp kèm" options={papers} {...retry} />
        <FileField name="scan" label="Ảnh chụp giấy tờ" accept="image/*,.pdf" {...retry} multiple />
        <Actions>
          <Button>Nộp hồ sơ</Button>
          <Button kind="secondary" name="later" value="1">
            Lưu, để làm sau
          </Button>
        </Actions>
      </Form>
    </section>
  )
}

export function Fields() {
  return (
    <section>
      <h2>Biểu mẫu mới</h2>
      <Steps items={['Người nộp', 'Tờ khai', 'Giấy tờ', 'Xem lại']} current={1} />
      <Form action="/mau-2">
        <AllRequired />
        <Fieldset legend="Người được khai sinh">
          <FieldRow>
            <TextField id="f2" name="child" label="Họ tên con" />
            <DateField id="d2" name="born" label="Ngày sinh" />
          </FieldRow>
          <TextField
            name="phone"
            label="Số điện thoại"
            type="tel"
            width={20}
            optional
            hint="Để báo khi có kết quả; không dùng vào việc khác"
          />
          <TextField name="fixed" label="Xã đăng ký" value="Xã Tân Trụ" disabled />
          <TextArea name="note" label="Ghi chú" optional rows={3} />
          <Radios id="sex" name="sex" legend="Giới tính" inline options={sexes} value="f" />
          <Checkboxes
            id="agree"
            name="agree"
            legend="Đề nghị thêm"
            options={[{ value: '1', text: 'Cấp thẻ bảo hiểm y tế cho trẻ dưới 6 tuổi' }]}
          />
        </Fieldset>
        <Buttons />
      </Form>
    </section>
  )
}

const sexes = [
  { value: 'f', text: 'Nữ' },
  { value: 'm', text: 'Nam' },
]

function Buttons() {
  return (
    <Actions>
      <Button>Tiếp tục</Button>
      <ButtonLink href="/" kind="secondary">
        Quay lại
      </ButtonLink>
      <Button kind="warning">Hủy hồ sơ</Button>
      <Button kind="quiet" type="button">
        Xem trước
      </Button>
      <Button disabled>Đã khóa</Button>
      <Button small kind="secondary">
        Nhỏ
      </Button>
    </Actions>
  )
}
