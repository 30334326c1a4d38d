package io.planwright.ui.task;

import com.vaadin.flow.i18n.I18NProvider;
import java.time.Duration;

/** How long something took, in words. */
final class Lasted {

    private Lasted() {}

    static String words(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds < 60) {
            return I18NProvider.translate("lasted.seconds", seconds);
        }
        return seconds < 3600
                ? I18NProvider.translate("lasted.minutes", seconds / 60, seconds % 60)
                : I18NProvider.translate("lasted.hours", seconds / 3600, seconds / 60 % 60);
    }
}
