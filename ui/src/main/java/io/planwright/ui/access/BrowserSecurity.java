package io.planwright.ui.access;

import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer.AuthorizedUrl;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Lets people in by their browsers; the REST interface has a chain of its own, asked first. */
@Configuration
class BrowserSecurity {

    private static final String[] OPEN = {
        "/actuator/health", "/actuator/health/**", "/favicon.svg", "/glyphs.css", "/planwright.css"
    };

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE - 10)
    SecurityFilterChain browser(HttpSecurity http) {
        return http.authorizeHttpRequests(
                        requests -> requests.requestMatchers(OPEN).permitAll())
                .headers(headers -> headers.referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(permissions ->
                                permissions.policy("camera=(), microphone=(), geolocation=(), payment=(), usb=()")))
                .with(
                        VaadinSecurityConfigurer.vaadin(),
                        vaadin -> vaadin.loginView(LoginView.class, "/login")
                                // where there is no page, it is the router that says so
                                .anyRequest(AuthorizedUrl::authenticated))
                .build();
    }
}
