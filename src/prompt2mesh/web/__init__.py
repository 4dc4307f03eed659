"""The web page: a Streamlit app that talks to the API over HTTP and knows nothing of the store or of Blender."""
