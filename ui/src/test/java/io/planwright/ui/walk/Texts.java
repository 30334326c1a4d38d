package io.planwright.ui.walk;

import java.util.Map;

/** What an agent writes in the stories while a person does the rest: texts below the headings of their sections. */
final class Texts {

    static final String[] HEADINGS_OF_A_PRD = {
        "## Overview",
        "## Problem Statement",
        "## Goals",
        "## Target Users",
        "## Technical Scope",
        "### Database Compatibility",
        "### Framework Integration",
        "### Async/Sync Support",
        "## Acceptance Criteria",
        "### Functional Requirements",
        "### Technical Requirements",
        "### Documentation Requirements",
        "### Testing Requirements",
        "## Implementation Phases",
        "## Dependencies",
        "## Risks & Mitigations",
        "## Research Questions for Expert",
        "## Success Metrics",
        "## References"
    };

    static final String[] HEADINGS_OF_A_RECOVERY_GUIDE = {
        "## Current Status",
        "## To Resume Work",
        "## Files Modified",
        "## Next Steps",
        "## Blockers",
        "## Open Questions",
        "## Instructions for Expert",
        "## Handoff Notes",
        "## Progress Log"
    };

    static final Map<String, String> PRD = Map.of(
            "problem-statement",
            "Applications write the search in the SQL of one database and change it when they move.",
            "goals",
            """
            - Primary goal: one call on every database
            - Secondary goals: no new dependency, one filter for all frameworks
            """,
            "target-users",
            """
            - **Library developers**: one place for the dialects
            - **Application developers**: one call
            - **Framework users**: the filter is read from the query
            """,
            "implementation-phases",
            """
            ### Phase 1: Core Implementation (Expert)

            - [x] The filter and its dialects

            ### Phase 2: Framework Integration (Expert)

            - [x] Query parameters in each framework

            ### Phase 3: Testing (Testing Agent)

            - [x] Each backend under its marker

            ### Phase 4: Documentation (Docs & Vision)

            - [x] Reference, guide and changelog
            """,
            "dependencies",
            """
            **Internal Dependencies**:

            - Filters

            **External Dependencies**:

            - none

            **Framework Dependencies**:

            - none
            """,
            "risks-mitigations",
            """
            ### Database Compatibility Risks

            - **Risk**: Spanner splits words in its own way
                - **Mitigation**: an expression of its own

            ### Performance Risks

            - **Risk**: Large tables are read without an index
                - **Mitigation**: the guide names the index of each database

            ### Breaking Change Risks

            - **Risk**: The filter takes a name that is in use
                - **Mitigation**: it lives in a module of its own
            """,
            "success-metrics",
            "- The integration tests pass on all databases",
            "references",
            """
            **Similar Features**:

            - The filter for collections

            **External Documentation**:

            - The manuals of the databases

            **Reference Applications**:

            - The example application
            """);

    static final String CRITERIA = """
            ### Functional Requirements

            - [ ] A search returns rows by rank

            ### Technical Requirements

            - [ ] Both variants pass the type checker

            ### Documentation Requirements

            - [ ] The guide names the index of each database

            ### Testing Requirements

            - [ ] Each backend has a test under its marker
            """;

    static final Map<String, String> TEST_DRIVEN_PLAN = Map.of(
            "overview",
            "A table of beats, the logic that finds silent workers, and the pool that frees their tasks.",
            "schema-changes",
            """
            ### New Tables
            | Table | Purpose |
            |-------|---------|
            | `heartbeats` | When each worker was last seen |

            ### New Columns
            | Table | Column | Type | Description |
            |-------|--------|------|-------------|
            | `tasks` | `freed_at` | TEXT | When it was taken from a silent worker |

            ### New Views
            | View | Purpose |
            |------|---------|
            | `v_silent_workers` | Workers that were not seen for 300 seconds |
            """,
            "testing-strategy",
            """
            ### Unit Tests
            - `tests/unit/test_heartbeat.py`: who is silent, and since when
            - Target: 90%+ coverage on new code

            ### Integration Tests
            - `tests/integration/test_pool.py`: a silent worker loses its task

            ### E2E Tests (if applicable)
            - `tests/e2e/test_cli.py`: the command lists who lives
            """,
            "risks-mitigations",
            """
            | Risk | Impact | Mitigation |
            |------|--------|------------|
            | Clocks of workers differ | Medium | Only the server's clock counts |
            | A beat locks the database | Low | One short statement per beat |
            """,
            "circuit-breaker-impact",
            """
            - Stage circuit: not affected
            - Worker circuit: opens for a worker that falls silent three times
            - System circuit: not affected
            """);

    static final String OVERVIEW_WITH_A_PASSWORD = """
            ## Overview

            - **Objective**: clients see how far each order is
            - **DDD Context**: order management
            - **Affected Aggregates**: Order
            - **Estimated Effort**: 6 days

            Connect to postgresql://oms:Tr0ub4dor@db.internal:5432/oms
            """;

    static final Map<String, String> DOMAIN_DRIVEN_PLAN = Map.of(
            "implementation-steps",
            """
            ### Step 1: Domain Layer - Order
            **Files to create:**
            - `src/domain/order.py`

            **DDD Pattern Implementation:**
            - Entity identity: the number of the order
            - Business invariants: the fills never exceed the quantity
            - Aggregate root: Order

            **SOLID Principles Check:**
            - SRP: an order decides, it does not store
            - DIP: the repository is an interface of the domain

            ### Step 2: Repository Layer
            **Files to create:**
            - `src/infrastructure/order_repository.py`

            **Repository Pattern:**
            - Transaction boundaries: one order

            ### Step 3: Application Layer - Use Cases
            **Files to create:**
            - `src/application/track_order.py`

            ### Step 4: Infrastructure Integration
            **Files to create/modify:**
            - `src/infrastructure/exchange_feed.py`

            ### Step 5: Presentation Layer
            **Files to create:**
            - `src/presentation/order_service.py`
            """,
            "risk-assessment",
            """
            - **DDD Violations**: fills that are changed outside their order
              - **Mitigation**: only the order hands them out
            - **Performance Issues**: an order with thousands of fills
              - **Mitigation**: it is loaded by one query
            - **Database Security**: a password in a file
              - **Mitigation**: settings come from the environment
            """,
            "ddd-pattern-decisions",
            """
            - **Aggregate Design**: the order with its fills
            - **Repository Strategy**: an order is loaded whole
            - **Domain Events**: OrderPlaced, OrderFilled, OrderCancelled
            - **Value Objects**: Price, Quantity
            """,
            "solid-compliance-plan",
            """
            - **SRP Violations to Avoid**: services that decide
            - **Dependency Direction**: towards the domain
            - **Interface Design**: small interfaces by use case
            - **Extension Points**: kinds of orders
            """,
            "testing-strategy-for-developer",
            """
            - **Domain Unit Tests**: the invariants of the order
            - **Repository Tests**: the contract, on a real database
            - **Application Service Tests**: unknown and foreign orders
            - **End-to-End**: from the order to its last fill
            """);

    private Texts() {}

    /** @return the scope as the playbook gives it, with what was left open in it filled in */
    static String scope(String given) {
        var body = given.substring(given.indexOf('\n') + 1);
        return body.replace(
                        "**Database-Specific Considerations**:",
                        "**Database-Specific Considerations**:\n\n- Oracle and Spanner have an index of their own kind")
                .replace(
                        "**Integration Patterns**:",
                        "**Integration Patterns**:\n\n- A dependency that gives the filter")
                .replace(
                        "**Affected Files**:",
                        "**Affected Files**:\n\n- [x] `filters.py`\n- [x] `repository/_async.py`");
    }
}
