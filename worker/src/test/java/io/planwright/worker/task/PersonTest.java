package io.planwright.worker.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is typed answers the question that stands there, and no other. */
@Timeout(30)
class PersonTest {

    private static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void nothingIsReadBeforeItIsAskedFor() throws Exception {
        var keyboard = new PipedInputStream();
        var hands = new PipedOutputStream(keyboard);
        hands.write('\n');
        hands.flush();
        var person = new Person(keyboard, false);

        Thread.sleep(300); // only time shows that something does not happen
        assertThat(keyboard.available()).isEqualTo(1);

        assertThat(person.waitFor(() -> null)).isNull();
    }

    @Test
    void whatWasTypedBeforeTheQuestionIsNoAnswer() throws IOException {
        var keyboard = new PipedInputStream();
        var hands = new PipedOutputStream(keyboard);
        var person = new Person(keyboard, true);
        hands.write("\n\n".getBytes(StandardCharsets.UTF_8));
        hands.flush();

        var answer = CompletableFuture.supplyAsync(() -> person.waitFor(() -> null));

        await().during(Duration.ofMillis(500)).until(() -> !answer.isDone());
        hands.write("no\n".getBytes(StandardCharsets.UTF_8));
        hands.flush();
        assertThat(answer.join()).isEqualTo("given back by hand");
    }

    @Test
    void linesThatAreNotTypedAnswerOneQuestionEach() {
        var person = new Person(text("\nno\n"), false);

        assertThat(person.waitFor(() -> null)).isNull();
        assertThat(person.waitFor(() -> null)).isEqualTo("given back by hand");
        assertThat(person.waitFor(() -> null)).isEqualTo("nobody is at the keyboard");
        assertThat(person.waitFor(() -> null)).isEqualTo("nobody is at the keyboard");
    }
}
