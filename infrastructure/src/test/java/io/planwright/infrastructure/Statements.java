package io.planwright.infrastructure;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** Sees which statements are sent to the database. */
final class Statements {

    private static final String SENT = "Executing prepared SQL statement [";

    private Statements() {}

    /** @return the statements that this thread sends while it does something */
    static List<String> during(Runnable doing) {
        var logger = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
        var level = logger.getLevel();
        var additive = logger.isAdditive();
        var me = Thread.currentThread();
        var sent = new ArrayList<String>();
        var seen = new AppenderBase<ILoggingEvent>() {
            @Override
            protected void append(ILoggingEvent event) {
                if (Thread.currentThread() == me && event.getFormattedMessage().startsWith(SENT)) {
                    sent.add(event.getFormattedMessage());
                }
            }
        };
        seen.start();
        logger.addAppender(seen);
        logger.setAdditive(false);
        logger.setLevel(Level.DEBUG);
        try {
            doing.run();
        } finally {
            logger.setLevel(level);
            logger.setAdditive(additive);
            logger.detachAppender(seen);
        }
        return sent;
    }
}
