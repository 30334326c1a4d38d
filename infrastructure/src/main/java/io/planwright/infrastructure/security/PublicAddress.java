package io.planwright.infrastructure.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.ForwardedHeaderFilter;

/**
 * Lets the server be known by the address that it was told, never by one that a request names. With such an address there
 * is a proxy in front: where that is a machine nearby, it is believed who is behind it, and nothing else.
 */
final class PublicAddress extends ForwardedHeaderFilter {

    private final @Nullable URI address;

    PublicAddress(String address) {
        setRelativeRedirects(true);
        this.address = address.isBlank() ? null : URI.create(address.strip().replaceAll("/+$", ""));
        if (this.address != null && this.address.getHost() == null) {
            throw new IllegalArgumentException(
                    "PLANWRIGHT_PUBLIC_URL is no address like https://plans.example: " + address);
        }
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        super.doFilterInternal(new Forwarded(request, headers(request)), response, chain);
    }

    private Map<String, String> headers(HttpServletRequest request) {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        if (address != null) {
            boolean secure = "https".equalsIgnoreCase(address.getScheme());
            int port = address.getPort() > 0 ? address.getPort() : secure ? 443 : 80;
            headers.put("X-Forwarded-Proto", address.getScheme());
            headers.put("X-Forwarded-Host", address.getHost());
            headers.put("X-Forwarded-Port", Integer.toString(port));
            sender(request).ifPresent(sender -> headers.put("X-Forwarded-For", sender));
            if (!address.getRawPath().isEmpty()) {
                headers.put("X-Forwarded-Prefix", address.getRawPath());
            }
        }
        return headers;
    }

    /** @return whom a proxy nearby says that it serves: the last one, since others may have come with the request */
    private static Optional<String> sender(HttpServletRequest request) {
        var said = Collections.list(request.getHeaders("X-Forwarded-For"));
        if (said.isEmpty()
                || literal(request.getRemoteAddr())
                        .filter(PublicAddress::isNearby)
                        .isEmpty()) {
            return Optional.empty();
        }
        var last = said.getLast();
        return literal(last.substring(last.lastIndexOf(',') + 1).strip())
                .map(InetAddress::getHostAddress)
                .map(address -> address.contains(":") ? "[" + address + "]" : address);
    }

    private static boolean isNearby(InetAddress peer) {
        return peer.isLoopbackAddress() || peer.isSiteLocalAddress() || peer.isLinkLocalAddress();
    }

    /** @return the address that is written there, with or without brackets and a port */
    private static Optional<InetAddress> literal(String written) {
        var plain = written.startsWith("[")
                ? written.substring(1).replaceFirst("].*", "")
                : written.indexOf(':') == written.lastIndexOf(':') ? written.replaceFirst(":.*", "") : written;
        try {
            return Optional.of(InetAddress.ofLiteral(plain));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** A request with the headers of these names that the server has chosen. */
    private static final class Forwarded extends HttpServletRequestWrapper {

        private final Map<String, String> chosen;

        Forwarded(HttpServletRequest request, Map<String, String> chosen) {
            super(request);
            this.chosen = chosen;
        }

        private static boolean isForwarded(String name) {
            var lower = name.toLowerCase(Locale.ROOT);
            return lower.equals("forwarded") || lower.startsWith("x-forwarded-");
        }

        @Override
        public @Nullable String getHeader(String name) {
            return isForwarded(name) ? chosen.get(name) : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            if (!isForwarded(name)) {
                return super.getHeaders(name);
            }
            var value = chosen.get(name);
            return Collections.enumeration(value == null ? List.of() : List.of(value));
        }

        @Override
        public Enumeration<String> getHeaderNames() {
            var names = new ArrayList<>(Collections.list(super.getHeaderNames()));
            names.removeIf(Forwarded::isForwarded);
            names.addAll(chosen.keySet());
            return Collections.enumeration(names);
        }
    }
}
