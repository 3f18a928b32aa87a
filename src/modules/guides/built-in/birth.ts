import { answer, ask, canFile, goOn, other, say, yesNo, type BuiltIn } from './make.ts'

const civil = 'Quyết định 163/QĐ-BTP; Thông tư 04/2020/TT-BTP, sửa đổi bởi Thông tư 04/2024/TT-BTP'

export const birth: BuiltIn = {
  procedure: '1.001193',
  citation: civil,
  certainty: 'certain',
  questions: [
    ask(
      'foreign',
      say(
        'Trẻ có cha hoặc mẹ là người nước ngoài, hoặc cha mẹ đang ở nước ngoài không?',
        'Is a parent a foreigner, or do the parents live abroad?',
      ),
      yesNo('abroad', 'before'),
    ),
    ask(
      'before',
      say(
        'Việc sinh này đã được đăng ký khai sinh lần nào chưa?',
        'Has this birth been registered before?',
      ),
      [
        answer('never', say('Chưa', 'Never'), 'grown'),
        answer('copy', say('Rồi, tôi chỉ cần bản sao', 'Yes, I only need a copy'), 'copies'),
        answer(
          'again',
          say('Rồi, nhưng nay phải đăng ký lại', 'Yes, but it must be registered again'),
          'again',
        ),
      ],
    ),
    ask(
      'grown',
      say(
        'Người được khai sinh đã có hồ sơ, giấy tờ cá nhân rồi (học bạ, lý lịch …) mà chưa từng khai sinh?',
        'Does the person already have personal papers, without ever having been registered?',
      ),
      [
        answer(
          'child',
          say(
            'Không, đây là trẻ mới sinh hoặc chưa có giấy tờ',
            'No, this is a child without papers',
          ),
          'parent',
        ),
        answer(
          'papers',
          say('Đúng, đã có hồ sơ, giấy tờ cá nhân', 'Yes, there are personal papers'),
          'grownup',
        ),
      ],
    ),
    ask(
      'parent',
      say(
        'Có cần đăng ký nhận cha, mẹ, con cùng lúc không?',
        'Is a parent to be recognised at the same time?',
      ),
      yesNo('recognise', 'kind'),
      say(
        'Ví dụ: cha mẹ không đăng ký kết hôn và cha muốn nhận con',
        'For example: the parents are not married and the father recognises the child',
      ),
    ),
    ask('kind', say('Trẻ thuộc trường hợp nào?', 'Which of these is it?'), [
      answer(
        'ordinary',
        say('Trẻ có cha hoặc mẹ', 'The child has a father or a mother'),
        'together',
        { caseCode: 'ordinary' },
      ),
      answer(
        'surrogacy',
        say('Trẻ sinh ra do mang thai hộ', 'The child was born by surrogacy'),
        'proof',
        { caseCode: 'surrogacy' },
      ),
      answer(
        'abandoned',
        say(
          'Trẻ bị bỏ rơi, chưa xác định được cha và mẹ',
          'The child was abandoned or neither parent is known',
        ),
        'go',
        { caseCode: 'abandoned' },
      ),
    ]),
    ask(
      'together',
      say(
        'Trẻ dưới 6 tuổi: bạn muốn làm luôn việc nào khác trong một lần nộp?',
        'Under six: what else would you like to settle with the same application?',
      ),
      [
        answer('none', say('Chỉ khai sinh', 'The birth only'), 'proof'),
        answer(
          'both',
          say('Khai sinh, thường trú và thẻ bảo hiểm y tế', 'Birth, residence and health card'),
          'linked',
        ),
        answer('card', say('Khai sinh và thẻ bảo hiểm y tế', 'Birth and health card'), 'health'),
      ],
    ),
    ask('proof', say('Bạn có giấy tờ nào chứng minh việc sinh?', 'What proves the birth?'), [
      answer(
        'electronic',
        say('Giấy chứng sinh điện tử của cơ sở y tế', 'Electronic birth notice'),
        'go',
        { set: { birthProof: 'electronic' } },
      ),
      answer('paper', say('Giấy chứng sinh bản giấy', 'Birth notice on paper'), 'go', {
        set: { birthProof: 'paper' },
      }),
      answer(
        'witness',
        say('Không có, nhưng có người làm chứng', 'None, but there is a witness'),
        'go',
        { set: { birthProof: 'witness' } },
      ),
      answer(
        'statement',
        say('Không có giấy và không có người làm chứng', 'Neither paper nor witness'),
        'go',
        { set: { birthProof: 'statement' } },
      ),
    ]),
  ],
  endings: [
    goOn('go', canFile),
    other(
      'abroad',
      '2.000528',
      say(
        'Bạn cần thủ tục đăng ký khai sinh có yếu tố nước ngoài.',
        'You need the registration of a birth with a foreign element.',
      ),
    ),
    other(
      'copies',
      '2.000635',
      say(
        'Bạn chỉ cần xin bản sao Giấy khai sinh hoặc trích lục.',
        'You only need a copy of the certificate.',
      ),
    ),
    other(
      'again',
      '1.004884',
      say(
        'Bạn cần thủ tục đăng ký lại khai sinh.',
        'You need the repeated registration of a birth.',
      ),
    ),
    other(
      'grownup',
      '1.004772',
      say(
        'Bạn cần thủ tục khai sinh cho người đã có hồ sơ, giấy tờ cá nhân.',
        'You need the registration for people who already have papers.',
      ),
    ),
    other(
      'recognise',
      '1.000689',
      say(
        'Hai việc làm chung được: khai sinh kết hợp nhận cha, mẹ, con.',
        'Both can be done in one: birth with recognition of a parent.',
      ),
    ),
    other(
      'linked',
      '2.000986',
      say(
        'Nộp một lần cho cả ba việc bằng thủ tục liên thông này.',
        'File once for all three by this linked procedure.',
      ),
    ),
    other(
      'health',
      '2.001023',
      say(
        'Nộp một lần cho cả hai việc bằng thủ tục liên thông này.',
        'File once for both by this linked procedure.',
      ),
    ),
  ],
}
