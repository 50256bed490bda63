//! What a page says about itself: title, publisher, address, language, publication dates.

use super::tags::Attributes;
use crate::document::{DateField, DateSource, Headers};
use crate::read::clean::clean;
use crate::read::stated;

/// Dates of one page that are kept.
const MOST_DATES: usize = 50;

/// Gathers [`Headers`].
#[derive(Debug, Default)]
pub(super) struct Head {
    headers: Headers,
    /// For each date, the anchor of its text.
    anchors: Vec<Option<usize>>,
    base: Option<String>,
    og_title: bool,
}

impl Head {
    /// `<html lang>`.
    pub(super) fn root(&mut self, name: &str, attributes: Attributes<'_>) {
        if name == "html" && self.headers.language.is_none() {
            self.headers.language = attributes.get("lang").map(str::to_owned);
        }
    }

    /// `<base href>`.
    pub(super) fn base(&mut self, attributes: Attributes<'_>) {
        if self.base.is_none() {
            self.base = attributes.get("href").map(str::to_owned);
        }
    }

    /// The address that relative links are relative to.
    pub(super) fn base_url(&self) -> Option<&str> {
        self.base.as_deref().or(self.headers.url.as_deref())
    }

    /// `<title>`, the first one.
    pub(super) fn title(&mut self, text: &str) {
        let text = squeeze(text);
        if self.headers.title.is_none() && !text.is_empty() {
            self.headers.title = Some(text);
        }
    }

    /// `<link rel=canonical>`.
    pub(super) fn link(&mut self, attributes: Attributes<'_>) {
        let canonical = attributes
            .get("rel")
            .is_some_and(|rel| rel.eq_ignore_ascii_case("canonical"));
        if canonical
            && let Some(href) = attributes
                .get("href")
                .filter(|href| href.starts_with("http"))
        {
            self.headers.url = Some(href.to_owned());
        }
    }

    /// `<meta>`.
    pub(super) fn meta(&mut self, attributes: Attributes<'_>) {
        let Some(content) = attributes
            .get("content")
            .map(squeeze)
            .filter(|content| !content.is_empty())
        else {
            return;
        };
        for key in ["property", "name", "itemprop"] {
            let Some(name) = attributes.get(key) else {
                continue;
            };
            let name = name.trim().to_ascii_lowercase();
            match name.as_str() {
                "og:title" if !self.og_title => {
                    self.og_title = true;
                    self.headers.title = Some(content.clone());
                }
                "og:site_name" => self.headers.publisher = Some(content.clone()),
                "og:url" if content.starts_with("http") => {
                    self.headers.url.get_or_insert(content.clone());
                }
                "datepublished" if key == "itemprop" => {
                    self.date(DateSource::ItempropPublished, &content, None)
                }
                _ => {
                    if let Some(source) = meta_date(&name) {
                        self.date(source, &content, None);
                    }
                }
            }
        }
        let language = attributes
            .get("http-equiv")
            .is_some_and(|name| name.eq_ignore_ascii_case("content-language"));
        if language && self.headers.language.is_none() {
            self.headers.language = Some(content);
        }
    }

    /// Adds a publication date.
    pub(super) fn date(&mut self, source: DateSource, raw: &str, anchor: Option<usize>) {
        if self.headers.dates.len() >= MOST_DATES {
            return;
        }
        self.headers.dates.push(DateField {
            source,
            at: stated::iso(raw).or_else(|| stated::mail(raw)),
            raw: raw.to_owned(),
            span: None,
        });
        self.anchors.push(anchor);
    }

    pub(super) fn finish(self) -> (Headers, Vec<Option<usize>>) {
        (self.headers, self.anchors)
    }
}

fn meta_date(name: &str) -> Option<DateSource> {
    Some(match name {
        "article:published_time"
        | "article:published"
        | "og:article:published_time"
        | "og:published_time"
        | "og:pubdate"
        | "published_time"
        | "article.published" => DateSource::MetaPublished,
        "date"
        | "pubdate"
        | "publishdate"
        | "publish-date"
        | "publish_date"
        | "publication_date"
        | "published"
        | "dc.date"
        | "dc.date.issued"
        | "dc.date.created"
        | "dcterms.date"
        | "dcterms.created"
        | "dcterms.issued"
        | "parsely-pub-date"
        | "sailthru.date"
        | "cxenseparse:recs:publishtime"
        | "citation_publication_date"
        | "originalpublicationdate" => DateSource::MetaDate,
        "article:modified_time"
        | "article:modified"
        | "og:updated_time"
        | "dcterms.modified"
        | "dc.date.modified"
        | "last-modified" => DateSource::MetaModified,
        _ => return None,
    })
}

/// One line without double spaces.
pub(super) fn squeeze(text: &str) -> String {
    let text = clean(text);
    let mut out = String::with_capacity(text.len().min(1000));
    for word in text.split_whitespace() {
        if out.len() > 2000 {
            break;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}
