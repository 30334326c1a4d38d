package io.planwright.application.text;

import io.planwright.domain.identity.DocumentId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Answers what texts say; may lag a command by a moment. */
public interface Texts {

    Optional<TextView> withId(DocumentId id);

    /** @return the texts that exist, by id */
    Map<DocumentId, TextView> withIds(Collection<DocumentId> ids);
}
