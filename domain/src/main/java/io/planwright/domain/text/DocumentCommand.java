package io.planwright.domain.text;

import io.planwright.domain.identity.DocumentId;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What can be asked of a text. */
public sealed interface DocumentCommand {

    record OpenDocument(@TargetAggregateIdentifier DocumentId documentId, String text) implements DocumentCommand {}

    /** @param baseVersion the version whose positions the changes are counted in */
    record EditText(@TargetAggregateIdentifier DocumentId documentId, long baseVersion, List<Change> changes)
            implements DocumentCommand {}
}
