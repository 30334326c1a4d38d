package io.planwright.infrastructure.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** The server is known by the address that it was told. */
class PublicAddressTest {

    /** @return the request as the server sees it */
    private static HttpServletRequest seen(String publicUrl, String peer, String... headers) throws Exception {
        var request = new MockHttpServletRequest("GET", "/projects");
        request.setRemoteAddr(peer);
        for (int i = 0; i < headers.length; i += 2) {
            request.addHeader(headers[i], headers[i + 1]);
        }
        var chain = new MockFilterChain();
        new PublicAddress(publicUrl).doFilter(request, new MockHttpServletResponse(), chain);
        return (HttpServletRequest) Objects.requireNonNull(chain.getRequest());
    }

    private static final String[] LIES = {
        "X-Forwarded-Host",
        "evil.example",
        "X-Forwarded-Proto",
        "https",
        "X-Forwarded-Prefix",
        "/evil",
        "X-Forwarded-For",
        "9.9.9.9",
        "Forwarded",
        "host=evil.example;proto=https;for=9.9.9.9"
    };

    @Test
    void withoutOneNothingThatIsForwardedIsBelieved() throws Exception {
        var seen = seen("", "127.0.0.1", LIES);
        assertThat(seen.getRequestURL()).hasToString("http://localhost/projects");
        assertThat(seen.getContextPath()).isEmpty();
        assertThat(seen.getRemoteAddr()).isEqualTo("127.0.0.1");
    }

    @Test
    void withOneEveryAddressComesFromIt() throws Exception {
        var seen = seen("https://plans.example:8443/team/", "10.0.0.7", LIES);
        assertThat(seen.getRequestURL()).hasToString("https://plans.example:8443/team/projects");
        assertThat(seen.isSecure()).isTrue();
        assertThat(seen.getContextPath()).isEqualTo("/team");
    }

    @Test
    void whoSendsIsReadFromAProxyNearbyOnly() throws Exception {
        var both = new String[] {"X-Forwarded-For", "9.9.9.9, 203.0.113.7"};
        assertThat(seen("https://plans.example", "10.0.0.7", both).getRemoteAddr())
                .isEqualTo("203.0.113.7");
        assertThat(seen("https://plans.example", "198.51.100.1", both).getRemoteAddr())
                .isEqualTo("198.51.100.1");
        assertThat(seen("https://plans.example", "::1", "X-Forwarded-For", "2001:db8::1")
                        .getRemoteAddr())
                .isEqualTo("[2001:db8:0:0:0:0:0:1]");
        assertThat(seen("https://plans.example", "10.0.0.7", "X-Forwarded-For", "rubbish:::")
                        .getRemoteAddr())
                .isEqualTo("10.0.0.7");
    }

    @Test
    void anAddressThatIsNoneIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PublicAddress("plans.example"))
                .withMessageContaining("PLANWRIGHT_PUBLIC_URL");
    }
}
