package io.planwright.ui.text;

import io.planwright.application.By;
import io.planwright.application.text.TextDesk;
import io.planwright.application.text.TextView;
import io.planwright.application.text.Texts;
import io.planwright.domain.Refused;
import io.planwright.domain.identity.DocumentId;
import io.planwright.ui.notice.Attempts;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Writes texts in a person's name. */
public class Writing {

    /** What came of it. */
    enum Outcome {
        SAVED,
        CHANGED_MEANWHILE,
        REFUSED
    }

    private final TextDesk desk;
    private final Texts texts;
    private final Attempts attempts;
    private final Supplier<By> by;

    public Writing(TextDesk desk, Texts texts, Attempts attempts, Supplier<By> by) {
        this.desk = desk;
        this.texts = texts;
        this.attempts = attempts;
        this.by = by;
    }

    Optional<TextView> current(DocumentId document) {
        return texts.withId(document);
    }

    Outcome write(DocumentId document, long baseVersion, String text) {
        var changed = new AtomicBoolean();
        boolean saved = attempts.answered(() -> {
                    try {
                        return Optional.of(attempts.read(desk.write(by.get(), document, baseVersion, text)));
                    } catch (Refused refused) {
                        if (refused.code().equals("text.changed")) {
                            changed.set(true);
                            return Optional.empty();
                        }
                        throw refused;
                    }
                })
                .flatMap(receipt -> receipt)
                .isPresent();
        return saved ? Outcome.SAVED : changed.get() ? Outcome.CHANGED_MEANWHILE : Outcome.REFUSED;
    }
}
