package io.planwright.infrastructure;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tells a database that cannot be reached from one that answers. */
public final class Outage {

    private Outage() {}

    /** @return whether this went wrong because the database is away, or has no connection to give */
    public static boolean isBehind(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DataAccessResourceFailureException
                    || cause instanceof CannotCreateTransactionException
                    || cause instanceof SQLTransientConnectionException
                    || cause instanceof SQLRecoverableException
                    || cause instanceof SQLException sql && isOfTheConnection(String.valueOf(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    /** A connection that is none, and a server that is being stopped or started. */
    private static boolean isOfTheConnection(String state) {
        return state.startsWith("08") || state.startsWith("57P0");
    }
}
