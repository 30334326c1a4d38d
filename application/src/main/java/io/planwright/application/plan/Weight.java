package io.planwright.application.plan;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How much there is to a task by what its notes say: an estimate in hours, a day being eight of them; else 1, 2 or 4 by
 * a low, medium or high complexity; else 1.
 */
final class Weight {

    private static final Pattern ESTIMATE = Pattern.compile(
            "(?:estimated?|effort|ước lượng)[*_`\\s]{0,4}:[*_`\\s]{0,4}(\\d{1,4})(?:[.,]\\d{1,2})?\\s{0,2}"
                    + "(hours?|hrs?|h|days?|d|giờ|ngày)(?![\\p{L}\\p{N}])");
    private static final Pattern COMPLEXITY =
            Pattern.compile("(?:complexity|effort|size|độ phức tạp|độ khó)[*_`\\s]{0,4}:[*_`\\s]{0,4}"
                    + "(low|medium|high|thấp|trung bình|cao)(?![\\p{L}\\p{N}])");
    private static final int HOURS_OF_A_DAY = 8;

    private Weight() {}

    static int of(String notes) {
        if (notes.isBlank()) {
            return 1;
        }
        var lower = notes.toLowerCase(Locale.ROOT);
        var estimate = ESTIMATE.matcher(lower);
        if (estimate.find()) {
            boolean days =
                    estimate.group(2).startsWith("d") || estimate.group(2).equals("ngày");
            return Math.max(1, Integer.parseInt(estimate.group(1)) * (days ? HOURS_OF_A_DAY : 1));
        }
        var complexity = COMPLEXITY.matcher(lower);
        return !complexity.find()
                ? 1
                : switch (complexity.group(1)) {
                    case "high", "cao" -> 4;
                    case "medium", "trung bình" -> 2;
                    default -> 1;
                };
    }
}
