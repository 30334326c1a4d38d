package io.planwright.domain.text;

import io.planwright.domain.identity.DocumentId;
import java.util.List;

/** What has happened to a text. Stored for good: add records, never rename or repurpose one. */
public sealed interface DocumentEvent {

    DocumentId documentId();

    /** The text begins, as version 1. */
    record DocumentOpened(DocumentId documentId, String text) implements DocumentEvent {}

    /** Each edit makes the next version. */
    record TextEdited(DocumentId documentId, List<Change> changes) implements DocumentEvent {}
}
