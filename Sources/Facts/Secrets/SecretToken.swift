/// A token that says what it is by how it begins.
struct SecretToken: Sendable, Hashable {
    /// What a reader calls it.
    let name: String
    let prefix: String
    let alphabet: SecretAlphabet
    /// How many bytes of the alphabet follow the prefix at least.
    let minimum: Int
    /// Whether a letter or digit before the prefix makes it another word.
    let startsWord: Bool
    /// Whether the body has lower and upper case letters and digits, which tells it from names in lower case.
    let isMixed: Bool
    /// Whether the body has at least so many dots, each between eight bytes.
    let dotCount: Int

    init(
        _ name: String, _ prefix: String, _ alphabet: SecretAlphabet, _ minimum: Int, startsWord: Bool = true,
        isMixed: Bool = false, dotCount: Int = 0
    ) {
        self.name = name
        self.prefix = prefix
        self.alphabet = alphabet
        self.minimum = minimum
        self.startsWord = startsWord
        self.isMixed = isMixed
        self.dotCount = dotCount
    }
}

extension SecretToken {
    /// The table of tokens.
    ///
    /// Sources, read 2026-11-30: access key ids,
    /// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html, "Understanding unique ID prefixes";
    /// GitHub's, https://github.blog/2021-04-05-behind-githubs-new-authentication-token-formats/; GitLab's,
    /// https://docs.gitlab.com/security/tokens/; the prefixes of the others as their owners publish them and as gitleaks
    /// (https://github.com/gitleaks/gitleaks) and detect-secrets (https://github.com/Yelp/detect-secrets) list them.
    static let all: [SecretToken] = aws + forges + packages + clouds + messaging + payment + models + other

    private static let aws: [SecretToken] =
        ["AKIA", "ASIA", "ABIA", "ACCA"].map {
            SecretToken("AWS access key id", $0, .upperOrDigit, 12, startsWord: false)
        }
        + ["IQoJ", "FwoG", "FQoG", "AQoD"].map {
            SecretToken("AWS session token", $0, .session, 20, isMixed: true)
        }
        + [
            SecretToken("Amazon Bedrock API key", "ABSK", .base64, 60),
            SecretToken("Amazon Bedrock API key", "bedrock-api-key-", .base64, 20),
            SecretToken("Amazon MWS key", "amzn.mws.", .word, 32),
        ]

    private static let forges: [SecretToken] =
        ["ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_"].map {
            SecretToken("GitHub token", $0, .word, 10, startsWord: false)
        }
        + [
            "glpat-", "gldt-", "glrt-", "glrtr-", "glptt-", "glcbt-", "glft-", "glimt-", "glagent-", "glsoat-",
            "gloas-",
            "glffct-",
        ].map { SecretToken("GitLab token", $0, .word, 10) }
        + [
            SecretToken("Bitbucket token", "ATBB", .alphanumeric, 24, isMixed: true),
            SecretToken("Atlassian token", "ATATT3", .session, 40),
            SecretToken("Atlassian token", "ATCTT3", .session, 40),
            SecretToken("Sourcegraph token", "sgp_", .word, 40),
        ]

    private static let packages = [
        SecretToken("npm token", "npm_", .alphanumeric, 36),
        SecretToken("PyPI token", "pypi-AgE", .word, 20),
        SecretToken("RubyGems key", "rubygems_", .hex, 40),
        SecretToken("Docker token", "dckr_pat_", .word, 16),
        SecretToken("Docker token", "dckr_oat_", .word, 16),
        SecretToken("Artifactory key", "AKCp", .alphanumeric, 50),
        SecretToken("Artifactory token", "cmVmdGtu", .alphanumeric, 40),
        SecretToken("crates.io token", "cio", .alphanumeric, 32, isMixed: true),
        SecretToken("NuGet key", "oy2", .alphanumeric, 43),
    ]

    private static let clouds =
        ["hvs.", "hvb.", "hvr."].map { SecretToken("Vault token", $0, .word, 10) } + [
            SecretToken("HCP Terraform token", ".atlasv1.", .word, 20, startsWord: false),
            SecretToken("Google API key", "AIza", .word, 35, startsWord: false),
            SecretToken("Google OAuth secret", "GOCSPX-", .word, 20),
            SecretToken("Google OAuth token", "ya29.", .dotted, 20),
            SecretToken("DigitalOcean token", "dop_v1_", .hex, 32),
            SecretToken("DigitalOcean token", "doo_v1_", .hex, 32),
            SecretToken("DigitalOcean token", "dor_v1_", .hex, 32),
            SecretToken("Databricks token", "dapi", .hex, 32),
            SecretToken("Doppler token", "dp.pt.", .alphanumeric, 32),
            SecretToken("Doppler token", "dp.st.", .dotted, 32),
            SecretToken("Fly.io token", "fo1_", .word, 30),
            SecretToken("Pulumi token", "pul-", .hex, 40),
            SecretToken("PlanetScale token", "pscale_tkn_", .dotted, 30),
            SecretToken("PlanetScale password", "pscale_pw_", .dotted, 30),
            SecretToken("Heroku key", "HRKU-", .word, 30),
            SecretToken("Alibaba Cloud key", "LTAI", .alphanumeric, 16, isMixed: true),
            SecretToken("Azure AD secret", "8Q~", .dotted, 30, startsWord: false),
            SecretToken("Cloudflare CA key", "v1.0-", .word, 100),
            SecretToken("1Password token", "ops_eyJ", .word, 40),
            SecretToken("1Password key", "A3-", .word, 30, isMixed: false),
            SecretToken("Confluent key", "cflt", .session, 40, isMixed: true),
            SecretToken("Grafana token", "glsa_", .word, 32),
            SecretToken("Grafana token", "glc_", .session, 32),
            SecretToken("New Relic key", "NRAK-", .upperOrDigit, 20),
            SecretToken("Sentry token", "sntrys_", .session, 30),
            SecretToken("Sentry token", "sntryu_", .hex, 40),
            SecretToken("Dynatrace token", "dt0c01.", .dotted, 40),
            SecretToken("Snyk token", "snyk_", .dotted, 40, isMixed: true),
            SecretToken("Buildkite token", "bkua_", .hex, 40),
            SecretToken("CircleCI token", "CCIPAT_", .word, 30),
            SecretToken("Tailscale key", "tskey-", .word, 20),
        ]

    private static let messaging =
        [
            "xoxa-", "xoxb-", "xoxc-", "xoxd-", "xoxe-", "xoxe.xox", "xoxo-", "xoxp-", "xoxr-", "xoxs-", "xapp-",
        ].map { SecretToken("Slack token", $0, .dotted, 10) } + [
            SecretToken("Slack webhook", "hooks.slack.com/services/", .path, 16),
            SecretToken("Slack webhook", "hooks.slack.com/workflows/", .path, 16),
            SecretToken("Slack webhook", "hooks.slack.com/triggers/", .path, 16),
            SecretToken("Discord webhook", "discord.com/api/webhooks/", .path, 30),
            SecretToken("Discord webhook", "discordapp.com/api/webhooks/", .path, 30),
            SecretToken("Teams webhook", "webhook.office.com/webhookb2/", .session, 30),
            SecretToken("SendGrid key", "SG.", .dotted, 33, dotCount: 1),
            SecretToken("Twilio key", "SK", .hex, 32),
            SecretToken("Mailgun key", "key-", .hex, 32),
            SecretToken("Mailchimp key", "xkeysib-", .word, 60),
        ]

    private static let payment =
        ["sk_live_", "sk_test_", "rk_live_", "rk_test_", "whsec_"].map {
            SecretToken("Stripe key", $0, .alphanumeric, 10)
        } + [
            SecretToken("Shopify token", "shpat_", .hex, 32), SecretToken("Shopify token", "shpca_", .hex, 32),
            SecretToken("Shopify token", "shppa_", .hex, 32), SecretToken("Shopify token", "shpss_", .hex, 32),
            SecretToken("Square token", "sq0csp-", .word, 20), SecretToken("Square token", "sq0atp-", .word, 20),
            SecretToken("Square token", "EAAA", .word, 60, isMixed: true),
            SecretToken("Razorpay key", "rzp_live_", .alphanumeric, 14),
            SecretToken("Flutterwave key", "FLWSECK", .word, 20),
        ]

    private static let models = [
        SecretToken("Anthropic key", "sk-ant-", .word, 20), SecretToken("OpenAI key", "sk-proj-", .word, 20),
        SecretToken("OpenAI key", "sk-svcacct-", .word, 20), SecretToken("OpenAI key", "sk-", .word, 20, isMixed: true),
        SecretToken("OpenRouter key", "sk-or-v1-", .hex, 32),
        SecretToken("Hugging Face token", "hf_", .alphanumeric, 30),
        SecretToken("Groq key", "gsk_", .alphanumeric, 40), SecretToken("Replicate token", "r8_", .alphanumeric, 34),
        SecretToken("xAI key", "xai-", .word, 40, isMixed: true),
        SecretToken("Perplexity key", "pplx-", .alphanumeric, 40),
        SecretToken("Pinecone key", "pcsk_", .word, 40),
    ]

    private static let other = [
        SecretToken("JSON web token", "eyJ", .dotted, 17, startsWord: false, dotCount: 1),
        SecretToken("age key", "AGE-SECRET-KEY-1", .upperOrDigit, 50),
        // `-----BEGIN … PRIVATE KEY` in base64.
        SecretToken("private key", "LS0tLS1CRUdJTiBSU0Eg", .base64, 20, startsWord: false),
        SecretToken("private key", "LS0tLS1CRUdJTiBQUklW", .base64, 20, startsWord: false),
        SecretToken("private key", "LS0tLS1CRUdJTiBFQyBQ", .base64, 20, startsWord: false),
        SecretToken("private key", "LS0tLS1CRUdJTiBPUEVO", .base64, 20, startsWord: false),
        SecretToken("private key", "LS0tLS1CRUdJTiBFTkNS", .base64, 20, startsWord: false),
        SecretToken("Linear key", "lin_api_", .alphanumeric, 30), SecretToken("Postman key", "PMAK-", .word, 40),
        SecretToken("Figma token", "figd_", .word, 30), SecretToken("Notion token", "ntn_", .alphanumeric, 40),
        SecretToken("Notion token", "secret_", .alphanumeric, 43), SecretToken("Airtable token", "patAT", .dotted, 60),
        SecretToken("Facebook token", "EAACEdEose0cBA", .alphanumeric, 20),
        SecretToken("Okta token", "SSWS ", .word, 30),
        SecretToken("Telegram token", ":AA", .word, 32, startsWord: false),
        SecretToken("EasyPost key", "EZAK", .alphanumeric, 54), SecretToken("Frame.io token", "fio-u-", .word, 60),
        SecretToken("Typeform token", "tfp_", .dotted, 40), SecretToken("ReadMe key", "rdme_", .alphanumeric, 60),
        SecretToken("Prefect key", "pnu_", .alphanumeric, 36), SecretToken("Infracost key", "ico-", .alphanumeric, 32),
        SecretToken("Scalingo token", "tk-us-", .word, 40), SecretToken("LaunchDarkly key", "sdk-", .hex, 40),
        SecretToken("Contentful token", "CFPAT-", .word, 40), SecretToken("Adobe secret", "p8e-", .alphanumeric, 32),
    ]
}
