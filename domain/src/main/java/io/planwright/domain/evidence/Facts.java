package io.planwright.domain.evidence;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a file of evidence says, as the server read it.
 *
 * @param tests of a test report
 * @param coverage of a coverage report
 * @param findings of an analysis
 * @param exitCode of a command
 * @param latestAt when the report says it was written, at the latest: a time without a zone may be that of any zone;
 *     null where it does not say
 */
public record Facts(
        @Nullable TestRun tests,
        @Nullable Coverage coverage,
        @Nullable Findings findings,
        @Nullable Integer exitCode,
        @Nullable Instant latestAt) {}
