"""What an authority publishes before and after it acts (事前公开、事后公开, SC-国办发〔2018〕118号)."""
