package io.planwright.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.planwright.application.person.Actor;
import io.planwright.application.person.ActorKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class ByTest {

    private static final Actor ADA = new Actor("ada", ActorKind.PERSON, "Ada");
    private static final Actor GRACE = new Actor("grace", ActorKind.PERSON, "Grace");

    private static By request(Actor actor, String key) {
        return By.of(actor).once(new By.Once(key, "fingerprint"));
    }

    @Test
    void aRepeatedRequestGetsTheSameIdsInTheSameOrder() {
        var first = request(ADA, "key");
        var again = request(ADA, "key");

        var ids = List.of(first.newId(), first.newId(), first.newId());

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(List.of(again.newId(), again.newId(), again.newId())).isEqualTo(ids);
    }

    @Test
    void whatIsAddedToARequestDoesNotChangeItsIds() {
        var plain = request(ADA, "key");
        var explained = request(ADA, "key");

        assertThat(explained.because("why").newId()).isEqualTo(plain.newId());
        assertThat(explained.newId()).isEqualTo(plain.newId());
    }

    @Test
    void anotherKeyGetsOtherIds() {
        assertThat(request(ADA, "one").newId()).isNotEqualTo(request(ADA, "two").newId());
    }

    @Test
    void theSameKeyOfAnotherActorGetsOtherIds() {
        assertThat(request(ADA, "key").newId())
                .isNotEqualTo(request(GRACE, "key").newId());
    }

    @Test
    void aRequestWithoutAKeyGetsNewIdsEachTime() {
        assertThat(By.of(ADA).newId()).isNotEqualTo(By.of(ADA).newId());
    }
}
