package io.planwright.ui.access;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.stereotype.Component;

/**
 * Lets a page load from this server only, and run only the scripts that came with it. Vaadin turns words of the server
 * into functions, hence {@code unsafe-eval}; its components bring styles, hence {@code unsafe-inline} for these.
 */
@Component
class ContentPolicy implements VaadinServiceInitListener {

    private static final String POLICY = String.join(
            "; ",
            "default-src 'self'",
            "script-src 'self' 'nonce-%1$s' 'unsafe-eval'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'self'");

    private final SecureRandom random = new SecureRandom();

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(this::secure);
    }

    private void secure(IndexHtmlResponse response) {
        var bytes = new byte[16];
        random.nextBytes(bytes);
        var nonce = Base64.getEncoder().encodeToString(bytes);
        response.getDocument().select("script").attr("nonce", nonce);
        response.getVaadinResponse().setHeader("Cache-Control", "no-store");
        response.getVaadinResponse().setHeader("Content-Security-Policy", POLICY.formatted(nonce));
    }
}
