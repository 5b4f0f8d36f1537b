package io.colloquy.whisper;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompressionRatioTest {
  /** Above it, Whisper's authors take text for a loop. */
  private static final double LOOP = 2.4;

  @Test
  void isThatOfTheBytesForEnglish() {
    assertThat(CompressionRatio.of("thank you ".repeat(40))).isGreaterThan(10);
    assertThat(CompressionRatio.of("We moved eight projects.")).isLessThan(1.5);
    assertThat(CompressionRatio.of("")).isZero();
  }

  /** About as much as is said in half a minute. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ตอนที่เราย้ายทีมทั้งหมดไปที่สำนักงานใหม่เมื่อฤดูใบไม้ผลิที่แล้วสิ่งแรกที่เราทำคือถามทุกคนว่า"
            + "ต้องการอะไรคนส่วนใหญ่บอกว่าอยากได้ที่เงียบๆสำหรับโทรศัพท์และที่สำหรับกินข้าวกลางวัน"
            + "ด้วยกันเพราะว่าในตึกเก่าไม่มีอะไรแบบนั้นเลยทุกคนก็เลยกลับบ้านเร็วไม่มีใครอยากให้เป็น"
            + "แบบนั้นแต่ตอนนั้นเราเปลี่ยนอะไรไม่ได้",
        "जब हम पिछले वसंत में पूरी टीम के साथ नए कार्यालय में गए तो सबसे पहले हमने सबसे पूछा कि"
            + " उन्हें क्या चाहिए। ज़्यादातर लोगों ने कहा कि उन्हें फ़ोन करने के लिए एक शांत जगह"
            + " चाहिए और साथ में दोपहर का खाना खाने की जगह चाहिए क्योंकि पुरानी इमारत में ऐसा कुछ"
            + " नहीं था और लोग जल्दी घर चले जाते थे जो कोई नहीं चाहता था।",
        "ပြီးခဲ့တဲ့ နွေဦးမှာ ကျွန်တော်တို့ အဖွဲ့တစ်ခုလုံး ရုံးသစ်ကို ပြောင်းတဲ့အခါ ပထမဆုံးလုပ်တာက"
            + " လူတိုင်းကို ဘာလိုအပ်သလဲလို့ မေးတာပါ။ လူအများစုက ဖုန်းပြောဖို့"
            + " တိတ်ဆိတ်တဲ့နေရာတစ်ခုနဲ့ နေ့လယ်စာ အတူတူစားဖို့ နေရာတစ်ခု လိုချင်တယ်လို့ ပြောကြပါတယ်",
        "Когда прошлой весной мы переехали всей командой в новый офис, первым делом мы спросили"
            + " всех, что им нужно. Большинство сказало, что нужно тихое место для звонков и место,"
            + " где можно вместе пообедать, потому что в старом здании ничего такого не было.",
        "我们去年春天把整个团队搬到新办公室的时候做的第一件事就是问大家需要什么大多数人说需要一个安静的地方"
            + "打电话还有一个可以一起吃午饭的地方因为以前的那栋楼里什么都没有大家很早就回家了",
        "去年の春にチーム全員で新しいオフィスに引っ越したとき、最初にやったことは、みんなに何が必要かを"
            + "聞くことでした。ほとんどの人は、静かに電話ができる場所と、一緒に昼ご飯を食べられる場所が"
            + "欲しいと言いました。",
      })
  void ofTalkIsThatOfTalkInAnyScript(String talk) {
    assertThat(CompressionRatio.of(talk)).isBetween(0.9, 1.7);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "谢谢观看",
        "ご視聴ありがとうございました。",
        "ขอบคุณที่รับชม",
        "시청해 주셔서 감사합니다. ",
        "देखने के लिए धन्यवाद। ",
        "Спасибо за просмотр. ",
      })
  void ofALoopIsThatOfALoopInAnyScript(String round) {
    assertThat(CompressionRatio.of(round.repeat(6))).isGreaterThan(LOOP);
  }
}
