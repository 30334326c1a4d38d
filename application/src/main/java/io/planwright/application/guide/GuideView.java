package io.planwright.application.guide;

import io.planwright.domain.identity.DocumentId;
import java.time.Instant;

/**
 * What a guide looks like.
 *
 * @param key its name in addresses, unique in its project
 * @param title the heading that its text begins with; what it was called when it was added where there is none
 * @param version of its text
 */
public record GuideView(
        DocumentId documentId,
        String key,
        String title,
        long version,
        String text,
        Instant changedAt,
        String changedBy) {}
