package io.planwright.infrastructure.rest;

import io.planwright.application.workspace.TooLarge;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses bodies that are larger than what is taken, before they are read where their length is told. */
final class BodyLimit extends OncePerRequestFilter {

    static final long MOST = 64L * 1024 * 1024;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > MOST) {
            response.setStatus(413);
            response.setContentType("application/problem+json");
            response.setCharacterEncoding(StandardCharsets.UTF_8);
            response.getWriter().write(Problem.json(HttpStatus.CONTENT_TOO_LARGE, message()));
            return;
        }
        var limited = new Limited(request);
        request.setAttribute(Limited.class.getName(), limited);
        chain.doFilter(limited, response);
    }

    private static String message() {
        return "the body is larger than the " + MOST / 1024 / 1024 + " MiB that are taken";
    }

    /**
     * @return SHA-256 of the body in lower case hex
     * @throws IOException when its rest cannot be read
     */
    static String digest(HttpServletRequest request) throws IOException {
        var limited = (Limited) request.getAttribute(Limited.class.getName());
        return limited.digest();
    }

    private static final class Limited extends HttpServletRequestWrapper {

        private @Nullable Counted body;

        Limited(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            if (body == null) {
                body = new Counted(super.getInputStream());
            }
            return body;
        }

        private String digest() throws IOException {
            getInputStream().skip(Long.MAX_VALUE); // a parser may have left white space behind
            return HexFormat.of().formatHex(((Counted) getInputStream()).digest.digest());
        }
    }

    private static final class Counted extends ServletInputStream {

        private final ServletInputStream body;
        private final MessageDigest digest;
        private long read;

        Counted(ServletInputStream body) {
            this.body = body;
            try {
                this.digest = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        private void count(long bytes) {
            read += Math.max(0, bytes);
            if (read > MOST) {
                throw new TooLarge(message());
            }
        }

        @Override
        public int read() throws IOException {
            int value = body.read();
            count(value < 0 ? 0 : 1);
            if (value >= 0) {
                digest.update((byte) value);
            }
            return value;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int count = body.read(bytes, from, length);
            count(count);
            if (count > 0) {
                digest.update(bytes, from, count);
            }
            return count;
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(@Nullable ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
