package io.planwright.infrastructure.eventstore;

import io.planwright.application.Answers;
import io.planwright.application.By;
import io.planwright.domain.Refused;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps answers in the rows that the commands have left for their requests. */
final class JdbcAnswers implements Answers {

    private final JdbcClient jdbc;

    JdbcAnswers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Answer> to(String actor, By.Once request) {
        record Row(String fingerprint, Answer answer) {}
        return jdbc.sql("select fingerprint, status, location, answer, position from request"
                        + " where actor = ? and idem_key = ? and status is not null")
                .params(actor, request.key())
                .query((row, _) -> new Row(
                        row.getString(1),
                        new Answer(row.getInt(2), row.getString(3), row.getString(4), row.getLong(5))))
                .optional()
                .map(row -> {
                    mustBeTheSame(request, row.fingerprint());
                    return row.answer();
                });
    }

    static void mustBeTheSame(By.Once request, String fingerprint) {
        if (!fingerprint.equals(request.fingerprint())) {
            throw new Refused(
                    "request.keyReused",
                    "the idempotency key '" + request.key() + "' was used for another request",
                    List.of(),
                    List.of("choose a new key for a new request"));
        }
    }

    @Override
    public void remember(String actor, By.Once request, Answer answer) {
        jdbc.sql("update request set status = ?, location = ?, answer = ? where actor = ? and idem_key = ?"
                        + " and status is null")
                .params(answer.status(), answer.location(), answer.body(), actor, request.key())
                .update();
    }
}
