package io.planwright.application;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was answered to requests that carry a key, so that a repetition gets the first answer again. */
public interface Answers {

    /**
     * @throws io.planwright.domain.Refused {@code request.keyReused} when the key came with another request
     */
    Optional<Answer> to(String actor, By.Once request);

    void remember(String actor, By.Once request, Answer answer);

    /** @param position the receipt's */
    record Answer(
            int status, @Nullable String location, @Nullable String body, long position) {}
}
