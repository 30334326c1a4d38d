package io.planwright.infrastructure.rest;

import io.planwright.application.StorableText;
import io.planwright.application.StorableText.NotStorable;
import io.planwright.application.log.ReadPosition;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets a read wait until the read tables have what its sender wrote, and names the position that it answers for. */
final class Requests implements HandlerInterceptor {

    static final String POSITION = "Planwright-Position";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ReadPosition position;

    private final Writes writes;

    Requests(ReadPosition position, Writes writes) {
        this.position = position;
        this.writes = writes;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        mustBeStorable(request);
        if (request.getMethod().equals("DELETE") && request.getContentLengthLong() <= 0) {
            return !isToldAgain(request, response); // what is gone cannot be looked up any more
        }
        if (!request.getMethod().equals("GET")) {
            return true;
        }
        if (request.getParameter("asOf") != null) {
            throw new IllegalArgumentException("'asOf' is not possible in this version of the server");
        }
        var wanted = request.getHeader(POSITION);
        if (wanted != null) {
            try {
                position.await(Long.parseLong(wanted.strip()), PATIENCE);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("not a position: '" + wanted + "' (a whole number)");
            }
        }
        response.setHeader(POSITION, Long.toString(position.current()));
        return true;
    }

    /** Nothing is filed or looked for by a text that no database can hold. */
    private static void mustBeStorable(HttpServletRequest request) {
        if (request instanceof MultipartHttpServletRequest form) {
            form.getMultiFileMap()
                    .forEach((name, files) ->
                            files.forEach(file -> StorableText.check(name, file.getOriginalFilename())));
            form.getParameterMap().forEach(Requests::mustBeStorable);
        } else {
            try {
                request.getParameterMap().forEach(Requests::mustBeStorable);
            } catch (NotStorable e) {
                throw new IllegalArgumentException(e.getMessage());
            }
        }
    }

    private static void mustBeStorable(String name, String[] values) {
        for (var value : values) {
            StorableText.check(name, value);
        }
    }

    private boolean isToldAgain(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var earlier = writes.earlier(request);
        if (earlier.isEmpty()) {
            return false;
        }
        response.setStatus(earlier.get().status());
        response.setHeader(POSITION, Long.toString(earlier.get().position()));
        if (earlier.get().body() != null) {
            response.setContentType("application/json");
            response.getOutputStream().write(earlier.get().body().getBytes(StandardCharsets.UTF_8));
        }
        return true;
    }
}
