package io.planwright.infrastructure.rest;

import io.planwright.application.Contended;
import io.planwright.application.Forbidden;
import io.planwright.application.Missing;
import io.planwright.application.Overtaken;
import io.planwright.application.StorableText.NotStorable;
import io.planwright.application.decomposition.EngineFailed;
import io.planwright.application.evidence.EvidenceTooLarge;
import io.planwright.application.evidence.EvidenceUnreadable;
import io.planwright.application.log.ReadPosition.Behind;
import io.planwright.application.markdown.UnreadableText;
import io.planwright.application.playbook.PlaybookUnreadable;
import io.planwright.application.playbook.PlaybookUnreadable.Fault;
import io.planwright.application.refusal.FactNames;
import io.planwright.application.workspace.TooLarge;
import io.planwright.application.workspace.Unreadable;
import io.planwright.domain.Refused;
import io.planwright.domain.Refused.Fact;
import io.planwright.infrastructure.Outage;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.catalina.connector.ClientAbortException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Turns whatever goes wrong into a problem that says what is wrong and what would be right. */
@RestControllerAdvice(basePackages = "io.planwright.infrastructure.rest")
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final FactNames names;

    Problems(FactNames names) {
        this.names = names;
    }

    @ExceptionHandler
    ResponseEntity<Object> refused(Refused refused) {
        return Problem.answer(HttpStatus.CONFLICT, refused, names::of);
    }

    @ExceptionHandler
    ResponseEntity<Object> forbidden(Forbidden forbidden) {
        return Problem.answer(HttpStatus.FORBIDDEN, forbidden.refused(), names::of);
    }

    @ExceptionHandler
    ResponseEntity<Object> stale(Stale stale) {
        return Problem.answer(stale.status(), stale.refusal());
    }

    @ExceptionHandler
    ResponseEntity<Object> overtaken(Overtaken overtaken) {
        return stale(Stale.changed(overtaken));
    }

    @ExceptionHandler
    ResponseEntity<Object> missing(Missing missing) {
        return Problem.answer(HttpStatus.NOT_FOUND, String.valueOf(missing.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<Object> notHere(NoResourceFoundException e) {
        return Problem.answer(HttpStatus.NOT_FOUND, "there is nothing at this address");
    }

    @ExceptionHandler
    ResponseEntity<Object> impossible(IllegalArgumentException e) {
        return Problem.answer(HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<Object> notStorable(NotStorable e) {
        return Problem.answer(HttpStatus.UNPROCESSABLE_CONTENT, String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<Object> mistyped(MethodArgumentTypeMismatchException e) {
        return Problem.answer(HttpStatus.BAD_REQUEST, "not possible for '" + e.getName() + "': '" + e.getValue() + "'");
    }

    @ExceptionHandler
    ResponseEntity<Object> incomplete(MissingServletRequestParameterException e) {
        return Problem.answer(HttpStatus.BAD_REQUEST, "the parameter '" + e.getParameterName() + "' is missing");
    }

    /** The client has given up: nobody is there to be told. */
    @ExceptionHandler({ClientAbortException.class, AsyncRequestNotUsableException.class})
    void givenUp(IOException e) {
        LOG.debug("a client gave up", e);
    }

    @ExceptionHandler
    ResponseEntity<Object> unreadable(HttpMessageNotReadableException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof TooLarge tooLarge) {
                return tooLarge(tooLarge);
            }
            if (cause instanceof UnrecognizedPropertyException unknown) {
                return Problem.answer(
                        HttpStatus.BAD_REQUEST,
                        "unknown field '" + unknown.getPropertyName() + "' (possible: "
                                + unknown.getKnownPropertyIds().stream()
                                        .map(String::valueOf)
                                        .sorted()
                                        .collect(Collectors.joining(", "))
                                + ")");
            }
            if (cause instanceof DatabindException mismatch) {
                var path = mismatch.getPath().stream()
                        .map(step ->
                                step.getPropertyName() == null ? "[" + step.getIndex() + "]" : step.getPropertyName())
                        .collect(Collectors.joining("."));
                return Problem.answer(
                        HttpStatus.BAD_REQUEST,
                        (path.isEmpty() ? "the body" : "the field '" + path + "'")
                                + " has a value that is not possible: " + mismatch.getOriginalMessage());
            }
            if (cause instanceof JacksonException syntax) {
                return Problem.answer(HttpStatus.BAD_REQUEST, "the body is no JSON: " + syntax.getOriginalMessage());
            }
        }
        return Problem.answer(HttpStatus.BAD_REQUEST, "the body is missing or cannot be read");
    }

    private static String expected(MismatchedInputException mismatch) {
        var type = mismatch.getTargetType();
        if (type == null) {
            return "";
        }
        if (type == Boolean.class || type == boolean.class) {
            return ": true or false is expected";
        }
        if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
            return ": a number is expected";
        }
        if (type == String.class) {
            return ": a text is expected";
        }
        return Collection.class.isAssignableFrom(type) ? ": a list is expected" : ": an object is expected";
    }

    @ExceptionHandler
    ResponseEntity<Object> unreadable(PlaybookUnreadable e) {
        return Problem.answer(
                HttpStatus.UNPROCESSABLE_CONTENT,
                new Refused(
                        "playbook.unreadable",
                        String.valueOf(e.getMessage()),
                        e.faults().stream()
                                .map(fault -> new Fact("line", Integer.toString(fault.line()), text(fault)))
                                .toList(),
                        List.of("mend the lines that are named")));
    }

    private static String text(Fault fault) {
        return fault.path().isEmpty() ? fault.message() : fault.path() + ": " + fault.message();
    }

    @ExceptionHandler
    ResponseEntity<Object> unreadable(Unreadable e) {
        return Problem.answer(HttpStatus.UNPROCESSABLE_CONTENT, String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<Object> unreadable(UnreadableText e) {
        return Problem.answer(HttpStatus.UNPROCESSABLE_CONTENT, String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<Object> unreadable(EvidenceUnreadable e) {
        return Problem.answer(
                HttpStatus.UNPROCESSABLE_CONTENT,
                new Refused(
                        "evidence.unreadable",
                        String.valueOf(e.getMessage()),
                        List.of(),
                        List.of("send the report as the tool has written it")));
    }

    @ExceptionHandler
    ResponseEntity<Object> tooLarge(EvidenceTooLarge e) {
        return Problem.answer(HttpStatus.CONTENT_TOO_LARGE, String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<Object> incomplete(MissingServletRequestPartException e) {
        return Problem.answer(HttpStatus.BAD_REQUEST, "the part '" + e.getRequestPartName() + "' is missing");
    }

    @ExceptionHandler
    ResponseEntity<Object> tooLarge(TooLarge e) {
        return Problem.answer(HttpStatus.CONTENT_TOO_LARGE, String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<Object> behind(Behind e) {
        return Problem.answer(HttpStatus.SERVICE_UNAVAILABLE, String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<Object> failed(EngineFailed e) {
        return Problem.answer(
                e.passing() ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.BAD_GATEWAY,
                new Refused(
                        "engine.failed",
                        e.getMessage() + "; nothing was changed",
                        List.of(),
                        e.passing()
                                ? List.of("ask again later", "take the engine 'structure'")
                                : List.of("take the engine 'structure'", "take a part of the document")),
                Duration.ofSeconds(30));
    }

    @ExceptionHandler
    ResponseEntity<Object> contended(Contended e) {
        return Problem.answer(HttpStatus.SERVICE_UNAVAILABLE, String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<Object> failed(Exception e) {
        if (Outage.isBehind(e)) {
            LOG.warn("a request found no database: {}", e.getMessage());
            return Problem.outage();
        }
        LOG.error("a request failed", e);
        return Problem.answer(
                HttpStatus.INTERNAL_SERVER_ERROR, "the server failed; its log tells more. Nothing was changed.");
    }
}
